import { brightness, darken, lighten, mix } from "../color";
import { daylight } from "../palettes";
import type { Random } from "../random";
import { circle, defs, group, path, rect, sheet, tag, vertical } from "../svg";
import { accessories, hairStyles, type Head } from "./hair";

const SKINS = [
  "#f3cfb3",
  "#e8b48f",
  "#d29a72",
  "#b57a52",
  "#8d5a3b",
  "#6b4330",
  "#4d2f24",
] as const;
const HAIRS = [
  "#1d1a24",
  "#2f211c",
  "#54331f",
  "#8a4b2a",
  "#c07a3e",
  "#d9b36c",
  "#8d8a90",
  "#7a2f3f",
  "#24405c",
] as const;

const TORSO = "M92 1000C104 866 196 796 318 756Q400 800 482 756C604 796 696 866 708 1000Z";

/** What goes with a dark skin: the dark tones, and grey. */
const DARK_HAIRS = ["#17141c", "#241a17", "#3a2318", "#8d8a90"] as const;

const HEAD =
  "M276 440C274 318 332 262 400 262S526 318 524 440C522 546 466 628 400 628S278 546 276 440Z";

const eyes = (random: Random, ink: string): string => {
  const strokes = { stroke: ink, "stroke-width": 5.5, fill: "none", "stroke-linecap": "round" };
  if (random.chance(0.5)) {
    return path(
      "M318 452Q344 476 370 454M430 454Q456 476 482 452M322 459l-9 8M478 459l9 8",
      strokes,
    );
  }
  const iris = random.pick(["#4a3424", "#2f5b57", "#3d5a80", "#5b4a2f"]);
  return [344, 456]
    .map(
      (x) =>
        path(`M${x - 28} 456Q${x} 432 ${x + 28} 456Q${x} 474 ${x - 28} 456Z`, { fill: "#fffaf2" }) +
        circle({ x, y: 455 }, 12.5, { fill: iris }) +
        circle({ x, y: 455 }, 6, { fill: "#15121a" }) +
        circle({ x: x + 4, y: 450 }, 3, { fill: "#ffffff" }) +
        path(`M${x - 29} 456Q${x} 431 ${x + 29} 456`, strokes),
    )
    .join("");
};

const face = (random: Random, skin: string, brow: string): string => {
  const shade = mix(skin, "#6a2334", 0.28);
  const ink = darken(skin, 0.78);
  const lips = mix(skin, "#b3263f", random.range(0.42, 0.62));
  const lift = random.range(-6, 8);
  return [
    path(
      "M400 262C470 262 526 318 524 440C522 546 466 628 400 628C440 560 452 500 440 430C432 380 420 320 400 262Z",
      { fill: shade, opacity: 0.4 },
    ),
    circle({ x: 330, y: 520 }, 34, {
      fill: "#e2574c",
      opacity: brightness(skin) < 0.45 ? 0.1 : 0.17,
    }),
    circle({ x: 470, y: 520 }, 34, {
      fill: "#e2574c",
      opacity: brightness(skin) < 0.45 ? 0.1 : 0.17,
    }),
    eyes(random, ink),
    path(
      `M312 ${416 - lift}Q342 ${392 - lift} 374 412M426 412Q458 ${392 - lift} 488 ${416 - lift}`,
      { stroke: brow, "stroke-width": 10, fill: "none", "stroke-linecap": "round" },
    ),
    path("M404 446C408 480 420 504 420 516C414 528 396 528 386 520", {
      stroke: shade,
      "stroke-width": 6,
      fill: "none",
      "stroke-linecap": "round",
    }),
    path("M358 568Q384 552 400 560Q416 552 442 568Q400 578 358 568Z", { fill: darken(lips, 0.14) }),
    path("M358 568Q400 578 442 568Q424 598 400 598T358 568Z", { fill: lips }),
  ].join("");
};

const clothes = (
  random: Random,
  cloth: string,
  trim: string,
  skin: string,
  pearls: boolean,
): string => {
  const body = path(TORSO, { fill: "url(#cloth)" });
  switch (random.pick(pearls ? [0, 1, 2, 3, 4] : [0, 1, 3, 4])) {
    case 0:
      return (
        body +
        rect(326, 668, 148, 112, { rx: 30, fill: lighten(cloth, 0.1) }) +
        path("M330 716h140M330 744h140", { stroke: darken(cloth, 0.2), "stroke-width": 3 })
      );
    case 1:
      return (
        body +
        path("M318 756L400 912L482 756Q400 800 318 756Z", { fill: skin }) +
        path("M312 752L268 800L400 930L532 800L488 752L400 912Z", { fill: darken(cloth, 0.18) })
      );
    case 2:
      return (
        body +
        path("M300 762Q400 856 500 762L488 750Q400 826 312 750Z", { fill: trim }) +
        Array.from({ length: 9 }, (_, index) =>
          circle({ x: 312 + index * 22, y: 776 + Math.sin((index / 8) * Math.PI) * 66 }, 9, {
            fill: trim,
          }),
        ).join("")
      );
    case 3:
      return (
        body +
        group(
          { "clip-path": "url(#torso)", stroke: trim, "stroke-width": 12, fill: "none" },
          ...Array.from({ length: 6 }, (_, index) =>
            path(`M60 ${840 + index * 32}Q400 ${900 + index * 36} 740 ${840 + index * 32}`, {
              opacity: 0.9,
            }),
          ),
        )
      );
    default:
      return (
        body +
        path("M318 756L262 806L346 884L400 812L454 884L538 806L482 756Q400 800 318 756Z", {
          fill: lighten(cloth, 0.45),
        }) +
        circle({ x: 400, y: 860 }, 7, { fill: trim }) +
        circle({ x: 400, y: 910 }, 7, { fill: trim })
      );
  }
};

const backdrop = (random: Random, tone: string, accent: string, ground: string): string => {
  switch (random.int(0, 4)) {
    case 0:
      return circle({ x: 400, y: 440 }, 310, { fill: accent });
    case 1:
      return path("M120 1000V430A280 280 0 0 1 680 430V1000Z", { fill: tone });
    case 2:
      return Array.from({ length: 5 }, (_, index) =>
        circle({ x: 400, y: 470 }, 440 - index * 72, { fill: mix(accent, ground, index / 5) }),
      ).join("");
    case 3:
      return (
        rect(0, 620, 800, 380, { fill: tone }) +
        circle({ x: random.range(560, 660), y: random.range(180, 280) }, 110, { fill: accent })
      );
    default:
      return Array.from({ length: 9 }, (_, index) =>
        path(
          `M400 470L${400 + Math.cos((index / 9) * Math.PI * 2) * 900} ${470 + Math.sin((index / 9) * Math.PI * 2) * 900}L${400 + Math.cos(((index + 0.5) / 9) * Math.PI * 2) * 900} ${470 + Math.sin(((index + 0.5) / 9) * Math.PI * 2) * 900}Z`,
          { fill: tone, opacity: 0.6 },
        ),
      ).join("");
  }
};

const draw = (random: Random, short: boolean): string => {
  const colors = random.pick(daylight);
  const skin = random.pick(SKINS);
  const dark = brightness(skin) < 0.45;
  const hair = random.pick(dark ? DARK_HAIRS : short ? HAIRS.slice(0, 7) : HAIRS);
  const cloth = random.pick([
    colors.ramp[1] ?? "#335577",
    colors.ramp[0] ?? "#222233",
    colors.accent,
    colors.ramp[2] ?? "#667788",
  ]);
  const trim = random.pick([colors.ramp[4] ?? "#ffffff", colors.accent, colors.ground]);
  const ground = random.pick([
    colors.ground,
    mix(colors.ramp[4] ?? colors.ground, colors.ground, 0.3),
    mix(colors.ramp[2] ?? colors.ground, colors.ground, 0.35),
  ]);
  const head: Head = { random, hair, skin, accent: colors.accent, cloth };
  const style = random.pick(hairStyles.filter((one) => one.short === short));
  const { back, front } = style.draw(head);
  const accent = random.pick([colors.accent, colors.ramp[3] ?? colors.accent]);
  return [
    defs(
      vertical("wall", [lighten(ground, 0.2), 0], [ground, 1]),
      vertical("cloth", [lighten(cloth, 0.08), 0], [darken(cloth, 0.28), 1]),
      tag("clipPath", { id: "torso" }, path(TORSO, {})),
      tag("clipPath", { id: "neck" }, path("M332 560H468V742Q400 812 332 742Z", {})),
    ),
    sheet("url(#wall)"),
    backdrop(random, mix(accent, ground, 0.45), mix(accent, ground, 0.15), ground),
    back,
    path("M332 560H468V742C468 780 440 806 400 806S332 780 332 742Z", { fill: skin }),
    group(
      { "clip-path": "url(#neck)" },
      circle({ x: 408, y: 560 }, 116, { fill: mix(skin, "#6a2334", 0.3) }),
    ),
    clothes(random, cloth, trim, skin, !short),
    circle({ x: 274, y: 468 }, 25, { fill: mix(skin, "#6a2334", 0.12) }),
    circle({ x: 526, y: 468 }, 25, { fill: mix(skin, "#6a2334", 0.3) }),
    path(HEAD, { fill: skin }),
    face(random, skin, darken(hair, 0.15)),
    accessories(head, short),
    front,
  ].join("");
};

/** Somebody who does not exist, from the front; hair that is let grow, or covered. */
export const portrait = (random: Random): string => draw(random, false);

/** The same with short hair or a hat, and perhaps a beard. */
export const portraitShort = (random: Random): string => draw(random, true);
