export { ImageTabs } from "./image-tabs";
export { ImagesRoom } from "./images-room";
export { ModifyRoom } from "./modify-room";
export type { Workbench } from "./types";
