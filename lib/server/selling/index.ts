import "server-only";

export { handoverPolicy } from "./policy";
export { lookSoon, startSellingWorker } from "./process";
export {
  acceptHandover,
  cancelListing,
  closeHandover,
  createListing,
  listOwnListings,
  readHandover,
  startHandover,
  takeBack,
} from "./service";
