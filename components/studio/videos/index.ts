export { AnimationRoom } from "./animation-room";
export { FaceSwapRoom } from "./face-swap-room";
export { VideoTabs } from "./video-tabs";
