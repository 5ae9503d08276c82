export { TrainingRoom } from "./training-room";
