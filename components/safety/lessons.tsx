import type { LessonProps } from "./lesson";
import { AfterwardsLesson } from "./lessons/afterwards";
import { DeviceLesson } from "./lessons/device";
import { NeverAskedLesson } from "./lessons/never-asked";
import { PhraseLesson } from "./lessons/phrase";
import { PurseLesson } from "./lessons/purse";
import { ReadLesson } from "./lessons/read";
import { TricksLesson } from "./lessons/tricks";
import { DevicePicture } from "./pictures/device";
import { DoorPicture } from "./pictures/door";
import { PaperPicture } from "./pictures/paper";
import { PursePicture } from "./pictures/purse";
import { RingPicture } from "./pictures/ring";

/** In the order in which they help. Dialogs and warnings lead to their ids. */
export const lessons: readonly LessonProps[] = [
  {
    id: "phrase",
    title: "Your recovery phrase stays on paper",
    picture: <PaperPicture />,
    children: <PhraseLesson />,
  },
  { id: "read", title: "Read before you sign", picture: null, children: <ReadLesson /> },
  {
    id: "never-asked",
    title: "What Countersign never asks for",
    picture: <DoorPicture />,
    children: <NeverAskedLesson />,
  },
  { id: "tricks", title: "How wallets are emptied", picture: null, children: <TricksLesson /> },
  {
    id: "device",
    title: "A device that keeps the key",
    picture: <DevicePicture />,
    children: <DeviceLesson />,
  },
  {
    id: "purse",
    title: "A purse for the market, a safe for the rest",
    picture: <PursePicture />,
    children: <PurseLesson />,
  },
  {
    id: "gone-wrong",
    title: "When something went wrong",
    picture: <RingPicture />,
    children: <AfterwardsLesson />,
  },
];
