import { darken, lighten } from "../color";
import type { Random } from "../random";
import { circle, path, rect } from "../svg";

export interface Head {
  readonly random: Random;
  readonly hair: string;
  readonly skin: string;
  readonly accent: string;
  readonly cloth: string;
}

/** Hair comes in two layers: behind the neck and before the brow. */
interface Hair {
  readonly back: string;
  readonly front: string;
}

interface HairStyle {
  readonly short: boolean;
  readonly draw: (head: Head) => Hair;
}

const strands = (hair: string, d: string): string =>
  path(d, {
    stroke: lighten(hair, 0.2),
    "stroke-width": 4,
    fill: "none",
    opacity: 0.55,
    "stroke-linecap": "round",
  });

const long: HairStyle = {
  short: false,
  draw: ({ hair }) => ({
    back: path(
      "M400 212C264 212 222 322 222 450C222 610 196 720 176 812C270 850 330 812 350 760H450C470 812 530 850 624 812C604 720 578 610 578 450C578 322 536 212 400 212Z",
      { fill: darken(hair, 0.18) },
    ),
    front:
      path(
        "M400 222C280 222 246 322 254 470C278 452 300 396 318 340C372 366 442 340 470 312C492 352 520 420 546 470C554 322 520 222 400 222Z",
        { fill: hair },
      ) +
      strands(
        hair,
        "M318 340C350 300 380 264 410 240M470 312C450 280 436 262 420 246M262 420C268 350 290 292 330 258",
      ),
  }),
};

const bob: HairStyle = {
  short: false,
  draw: ({ hair }) => ({
    back: path(
      "M400 216C268 216 226 320 228 440C230 540 220 600 234 640C282 668 330 650 344 620H456C470 650 518 668 566 640C580 600 570 540 572 440C574 320 532 216 400 216Z",
      { fill: darken(hair, 0.16) },
    ),
    front:
      path(
        "M256 500C238 330 290 224 400 224S562 330 544 500C530 470 524 430 520 392H280C276 430 270 470 256 500Z",
        { fill: hair },
      ) +
      path(
        "M276 400C300 356 360 340 400 340S500 356 524 400C524 300 476 244 400 244S276 300 276 400Z",
        { fill: hair },
      ) +
      strands(
        hair,
        "M320 380C322 330 344 286 372 262M400 372C400 320 402 290 408 262M478 380C476 330 460 290 438 264",
      ),
  }),
};

const cloud: HairStyle = {
  short: false,
  draw: ({ random, hair }) => {
    const curls = Array.from({ length: 34 }, () => {
      const angle = random.range(-Math.PI * 1.13, Math.PI * 0.13);
      const reach = random.range(120, 192);
      return circle(
        { x: 400 + Math.cos(angle) * reach * 1.08, y: 388 + Math.sin(angle) * reach },
        random.range(34, 56),
        {
          fill: random.chance(0.35) ? lighten(hair, 0.1) : hair,
        },
      );
    });
    const fringe = Array.from({ length: 9 }, (_, index) =>
      circle(
        { x: 292 + index * 27, y: 306 - Math.sin((index / 8) * Math.PI) * 44 },
        random.range(30, 38),
        { fill: index % 3 === 0 ? lighten(hair, 0.1) : hair },
      ),
    );
    return {
      back: circle({ x: 400, y: 380 }, 196, { fill: darken(hair, 0.15) }) + curls.join(""),
      front: fringe.join(""),
    };
  },
};

const bun: HairStyle = {
  short: false,
  draw: ({ hair, accent }) => ({
    back:
      circle({ x: 400, y: 190 }, 78, { fill: hair }) +
      strands(hair, "M352 170C380 140 430 140 452 172M346 200C380 170 430 172 456 202") +
      rect(352, 246, 96, 18, { rx: 9, fill: accent }),
    front:
      path(
        "M262 460C246 330 298 238 400 238S554 330 538 460C530 410 506 356 470 330C430 302 370 302 330 330C294 356 270 410 262 460Z",
        { fill: hair },
      ) +
      strands(hair, "M290 372C312 310 350 268 394 252M510 372C490 310 450 268 408 252M400 308V254"),
  }),
};

const braids: HairStyle = {
  short: false,
  draw: ({ hair, accent }) => {
    const braid = (x: number): string =>
      Array.from({ length: 9 }, (_, index) =>
        path(
          `M${x - 26} ${530 + index * 38}Q${x} ${566 + index * 38} ${x + 26} ${530 + index * 38}Q${x} ${508 + index * 38} ${x - 26} ${530 + index * 38}Z`,
          { fill: index % 2 === 0 ? hair : lighten(hair, 0.12) },
        ),
      ).join("") + rect(x - 20, 866, 40, 18, { rx: 9, fill: accent });
    return {
      back: path(
        "M400 220C280 220 236 320 240 450C242 520 244 540 250 560H550C556 540 558 520 560 450C564 320 520 220 400 220Z",
        { fill: darken(hair, 0.15) },
      ),
      front:
        path(
          "M258 500C236 330 296 232 400 232S564 330 542 500C528 420 480 336 400 288C320 336 272 420 258 500Z",
          { fill: hair },
        ) +
        strands(
          hair,
          "M400 288V236M300 392C320 320 350 280 384 256M500 392C480 320 450 280 416 256",
        ) +
        braid(246) +
        braid(554),
    };
  },
};

const scarf: HairStyle = {
  short: false,
  draw: ({ accent, cloth }) => {
    const tone = accent === cloth ? lighten(accent, 0.35) : accent;
    return {
      back: path(
        "M400 214C262 214 224 330 228 470C230 590 208 680 190 780C300 870 500 870 610 780C592 680 570 590 572 470C576 330 538 214 400 214Z",
        { fill: darken(tone, 0.22) },
      ),
      front:
        path(
          "M400 214C258 214 222 336 232 480C240 610 300 700 400 716C500 700 560 610 568 480C578 336 542 214 400 214ZM400 300C470 300 508 366 508 450C508 540 462 616 400 628C338 616 292 540 292 450C292 366 330 300 400 300Z",
          { fill: tone, "fill-rule": "evenodd" },
        ) +
        path("M246 560C300 690 380 742 470 748C560 742 600 800 560 850C470 830 270 800 246 560Z", {
          fill: darken(tone, 0.12),
        }) +
        strands(
          tone,
          "M262 400C270 320 316 262 392 240M540 420C536 340 500 276 430 246M270 560C300 650 350 700 410 718",
        ),
    };
  },
};

const crop: HairStyle = {
  short: true,
  draw: ({ hair }) => ({
    back: "",
    front:
      path(
        "M262 430C244 290 310 212 410 214C520 216 560 310 540 430C532 400 524 372 508 352C470 356 400 350 340 316C306 344 276 380 262 430Z",
        { fill: hair },
      ) + strands(hair, "M340 316C370 270 420 244 470 246M400 340C430 300 470 280 512 290"),
  }),
};

const curls: HairStyle = {
  short: true,
  draw: ({ random, hair }) => ({
    back: "",
    front: Array.from({ length: 26 }, (_, index) => {
      const angle = -Math.PI + ((index % 13) / 12) * Math.PI;
      const reach = index < 13 ? 128 : 92;
      return circle(
        { x: 400 + Math.cos(angle) * reach * 1.02, y: 368 + Math.sin(angle) * reach * 1.04 },
        random.range(26, 38),
        { fill: random.chance(0.35) ? lighten(hair, 0.12) : hair },
      );
    }).join(""),
  }),
};

const hat: HairStyle = {
  short: true,
  draw: ({ hair, accent }) => ({
    back: path("M262 480C250 380 280 320 400 320S550 380 538 480L520 520H280Z", {
      fill: darken(hair, 0.1),
    }),
    front:
      path("M286 336C286 214 320 168 400 168S514 214 514 336Z", { fill: accent }) +
      path("M286 300Q400 330 514 300V338Q400 366 286 338Z", { fill: darken(accent, 0.35) }) +
      path("M196 344C260 300 540 300 604 344C560 384 240 384 196 344Z", {
        fill: darken(accent, 0.12),
      }),
  }),
};

const cap: HairStyle = {
  short: true,
  draw: ({ hair, accent }) => ({
    back: path("M266 470C256 400 270 340 400 340S544 400 534 470L520 510H280Z", {
      fill: darken(hair, 0.1),
    }),
    front:
      path("M264 372C262 250 320 196 400 196S538 250 536 372Q400 318 264 372Z", { fill: accent }) +
      path("M258 350Q400 288 542 350V398Q400 338 258 398Z", { fill: darken(accent, 0.2) }) +
      circle({ x: 400, y: 190 }, 30, { fill: lighten(accent, 0.35) }),
  }),
};

export const hairStyles: readonly HairStyle[] = [
  long,
  bob,
  cloud,
  bun,
  braids,
  scarf,
  crop,
  curls,
  hat,
  cap,
];

const glasses = (frame: string): string =>
  circle({ x: 344, y: 458 }, 46, {
    fill: "#ffffff",
    "fill-opacity": "0.16",
    stroke: frame,
    "stroke-width": 8,
  }) +
  circle({ x: 456, y: 458 }, 46, {
    fill: "#ffffff",
    "fill-opacity": "0.16",
    stroke: frame,
    "stroke-width": 8,
  }) +
  path("M390 452Q400 444 410 452M298 450L276 444M502 450L524 444", {
    stroke: frame,
    "stroke-width": 7,
    fill: "none",
  });

const beard = (hair: string, mouth: string): string =>
  path(
    "M280 486C284 600 336 668 400 668S516 600 520 486C506 530 480 546 446 540Q400 524 354 540C320 546 294 530 280 486Z",
    { fill: hair },
  ) + path("M366 572Q400 586 434 572Q400 600 366 572Z", { fill: mouth });

/** Glasses, earrings, a beard: what a face may wear. */
export const accessories = ({ random, hair, skin, accent }: Head, short: boolean): string =>
  [
    short && random.chance(0.6) ? beard(hair, darken(skin, 0.4)) : "",
    random.chance(0.3) ? glasses(random.pick(["#26222e", "#7a3d2a", "#c9a24b"])) : "",
    !short && random.chance(0.65)
      ? [270, 530]
          .map((x) =>
            circle({ x, y: 512 }, 13, { fill: accent, stroke: "#fffaf0", "stroke-width": 3 }),
          )
          .join("")
      : "",
  ].join("");
