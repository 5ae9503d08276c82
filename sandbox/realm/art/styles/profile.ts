import { darken, lighten, mix } from "../color";
import { daylight, nightfall } from "../palettes";
import type { Random } from "../random";
import { circle, defs, group, path, rect, sheet, tag, vertical } from "../svg";
import { flow } from "./flow";
import { hills } from "./hills";
import { nocturne } from "./nocturne";

/** A bust seen from the side, looking to the right. */
const BUST =
  "M96 1000C104 900 170 846 262 812C312 792 330 760 318 700C262 640 226 556 238 452C254 318 356 236 466 240C560 244 618 300 628 386C630 412 622 428 630 448C642 480 672 514 678 532C682 546 668 552 652 556C646 562 650 572 660 582C664 590 656 596 646 599C656 604 662 614 652 624C642 632 642 642 648 656C652 690 628 710 588 710C552 710 526 704 508 718C492 740 496 792 518 812C600 842 682 892 700 1000Z";

/** Hair over the bust's outline; each leaves the face free. */
const hairs = [
  "M466 226C560 226 622 272 632 352C590 330 560 342 540 372C520 412 516 450 486 470C470 456 446 462 442 486C440 516 456 536 470 540C456 590 420 620 400 700C380 690 330 690 318 700C240 640 210 556 222 446C238 306 350 224 466 226Z",
  "M466 222C566 222 630 276 634 350C580 322 540 350 524 396C510 436 500 456 486 466C468 452 444 462 442 486C440 516 456 536 470 540C460 640 470 760 440 860C350 900 210 880 170 850C216 760 196 560 216 440C234 300 350 222 466 222Z",
  "M300 330A92 92 0 1 1 270 210C330 180 400 222 466 224C560 226 618 268 630 344C560 320 510 356 494 430C490 452 488 462 486 466C466 454 444 462 442 486C440 512 452 530 464 538C430 600 360 640 318 640C250 580 226 500 240 430C252 380 270 350 300 330Z",
  "M640 330C646 250 560 170 440 176C300 180 190 280 186 420C184 560 240 660 330 690C400 700 452 640 470 540C456 536 440 516 442 486C446 462 470 456 486 468C500 440 530 400 560 376C590 356 620 350 640 330Z",
] as const;

const interiors = [hills, nocturne, flow] as const;

/** A silhouette with a landscape inside: two exposures on one film. */
export const profile = (random: Random): string => {
  const dark = random.chance(0.4);
  const colors = random.pick(dark ? nightfall : daylight);
  const ink = dark ? darken(colors.ground, 0.45) : darken(colors.ramp[0] ?? "#222222", 0.2);
  const ground = dark ? mix(colors.ground, colors.ramp[2] ?? colors.ground, 0.55) : colors.ground;
  const inside = random.pick(interiors)(random);
  const disc = { x: random.range(330, 520), y: random.range(340, 470) };
  const mirrored = random.chance(0.5);
  const hair = random.pick(hairs);
  const earring = random.chance(0.7)
    ? circle({ x: 462, y: 560 }, 13, { fill: colors.accent, stroke: "#fffaf0", "stroke-width": 3 })
    : "";
  const figure = [
    group(
      { "clip-path": "url(#bust)" },
      group({ transform: mirrored ? "translate(800 0) scale(-1 1)" : undefined }, inside),
      rect(0, 0, 800, 1000, { fill: "url(#veil)" }),
    ),
    path(hair, { fill: ink }),
    path(
      "M300 812C360 850 450 856 518 812C560 828 590 842 612 858C500 930 330 930 200 850C240 832 280 820 300 812Z",
      { fill: ink, opacity: 0.85 },
    ),
    earring,
  ];
  return [
    defs(
      tag("clipPath", { id: "bust" }, path(BUST, {})),
      vertical(
        "back",
        [lighten(ground, dark ? 0.05 : 0.3), 0],
        [mix(ground, colors.ramp[3] ?? ground, 0.25), 1],
      ),
      vertical("veil", [ink, 0, 0], [ink, 0.55, 0], [ink, 1, 0.55]),
    ),
    sheet("url(#back)"),
    circle(disc, random.range(280, 350), {
      fill: mix(colors.accent, ground, random.range(0.1, 0.5)),
    }),
    group({ transform: mirrored ? "translate(800 0) scale(-1 1)" : undefined }, ...figure),
  ].join("");
};
