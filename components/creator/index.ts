export { CreatorView, type CreatorListings } from "./creator-view";
