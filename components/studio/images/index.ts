export { ImageTabs } from "./image-tabs";
export { ImagesRoom } from "./images-room";
export { ModelGallery } from "./model-gallery";
export { ModifyRoom } from "./modify-room";
export type { Workbench } from "./types";
