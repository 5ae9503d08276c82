export { Again } from "./again";
export { Gallery } from "./gallery";
export { ResultMedia } from "./result-media";
export { Waiting } from "./waiting";
export { JobsAndResults } from "./queries";
export { fetchSources } from "./result-calls";
