export { CancelListing } from "./cancel-listing";
