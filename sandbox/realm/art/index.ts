import { createHash } from "node:crypto";
import { createRandom, type Random } from "./random";
import { bauhaus } from "./styles/bauhaus";
import { botanical } from "./styles/botanical";
import { city } from "./styles/city";
import { contour } from "./styles/contour";
import { cutout } from "./styles/cutout";
import { deco } from "./styles/deco";
import { flow } from "./styles/flow";
import { hills } from "./styles/hills";
import { midcentury } from "./styles/midcentury";
import { nocturne } from "./styles/nocturne";
import { planets } from "./styles/planets";
import { portrait, portraitShort } from "./styles/portrait";
import { profile } from "./styles/profile";
import { rings } from "./styles/rings";
import { waves } from "./styles/waves";
import { weave } from "./styles/weave";
import { document } from "./svg";

type Style = (random: Random) => string;

const styles = {
  bauhaus,
  botanical,
  city,
  contour,
  cutout,
  deco,
  flow,
  hills,
  midcentury,
  nocturne,
  planets,
  portrait,
  "portrait-short": portraitShort,
  profile,
  rings,
  waves,
  weave,
} as const satisfies Record<string, Style>;
export type StyleName = keyof typeof styles;

const isStyle = (name: string): name is StyleName => Object.hasOwn(styles, name);
export const styleNames = Object.keys(styles).filter((name) => isStyle(name));

/** An asset's style: its own, or one by its id where it has none that is known. */
export const styleOf = (assetId: string, style: string | undefined): StyleName => {
  if (style !== undefined && isStyle(style)) return style;
  const draw = createHash("sha256").update(assetId).digest().readUInt16BE(0);
  return styleNames[draw % styleNames.length] ?? "hills";
};

/**
 * The preview picture of an asset: an SVG document, 800 by 1000, always the same for the same id.
 * @param style by the id where it is left out or unknown.
 */
export const drawPreview = (assetId: string, style?: string): string => {
  const name = styleOf(assetId, style);
  return document(styles[name](createRandom(`${assetId} as ${name}`)));
};
