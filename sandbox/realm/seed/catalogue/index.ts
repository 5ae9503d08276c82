import { botanicals } from "./botanicals";
import { cosmos } from "./cosmos";
import { faces } from "./faces";
import { landscapes } from "./landscapes";
import { structures } from "./structures";
import { unlisted } from "./unlisted";

/** The seeded market. Names are unique: ids are made from them. */
export const catalogue = [
  ...landscapes,
  ...botanicals,
  ...structures,
  ...cosmos,
  ...faces,
  ...unlisted,
] as const;
