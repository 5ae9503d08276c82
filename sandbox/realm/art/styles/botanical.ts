import { darken, lighten, mix } from "../color";
import { daylight, nightfall } from "../palettes";
import type { Random } from "../random";
import {
  at,
  circle,
  defs,
  group,
  HEIGHT,
  path,
  polar,
  rect,
  sheet,
  spline,
  vertical,
  WIDTH,
  type Point,
} from "../svg";

interface Leaf {
  readonly fill: string;
  readonly shade: string;
  readonly vein: string;
}

/** A leaf from its foot towards an angle: two halves, one in shadow, and the vein between them. */
const leaf = (
  foot: Point,
  angle: number,
  length: number,
  width: number,
  { fill, shade, vein }: Leaf,
): string => {
  const tip = polar(foot, length, angle);
  const side = (sign: number): Point =>
    polar(polar(foot, length * 0.42, angle), width * sign, angle + Math.PI / 2);
  const half = (sign: number): string => `M${at(foot)}Q${at(side(sign))} ${at(tip)}Z`;
  return (
    path(half(1), { fill }) +
    path(half(-1), { fill: shade }) +
    path(`M${at(foot)}L${at(polar(foot, length * 0.86, angle))}`, {
      stroke: vein,
      "stroke-width": 1.6,
      fill: "none",
    })
  );
};

const flower = (
  random: Random,
  center: Point,
  size: number,
  petal: string,
  heart: string,
): string => {
  const count = random.int(6, 11);
  const turn = random.range(0, 1);
  const petals = Array.from({ length: count }, (_, index) => {
    const angle = ((index + turn) / count) * Math.PI * 2;
    return leaf(center, angle, size, size * 0.42, {
      fill: petal,
      shade: darken(petal, 0.12),
      vein: darken(petal, 0.2),
    });
  });
  return (
    petals.join("") +
    circle(center, size * 0.24, { fill: heart }) +
    circle(center, size * 0.12, { fill: darken(heart, 0.35) })
  );
};

/** A stem with leaves left and right, or berries, and at its end a flower or a last leaf. */
const plant = (
  random: Random,
  foot: Point,
  height: number,
  lean: number,
  colors: Leaf,
  petal: string,
): string => {
  const count = random.int(7, 11);
  const bend = random.range(-70, 70);
  const points = Array.from({ length: count + 1 }, (_, index) => {
    const share = index / count;
    return {
      x: foot.x + lean * share + Math.sin(share * Math.PI) * bend,
      y: foot.y - height * share,
    };
  });
  const slender = random.range(0.14, 0.34);
  const berries = random.chance(0.25);
  const leaves = points.slice(1, -1).flatMap((point, index) => {
    const size = height * random.range(0.15, 0.2) * (1 - (index / count) * 0.5);
    return [-1, 1].map((sign) => {
      const angle = -Math.PI / 2 + sign * random.range(0.6, 1.05);
      if (!berries) return leaf(point, angle, size, size * slender * 2, colors);
      const end = polar(point, size * 0.62, angle);
      return (
        path(`M${at(point)}L${at(end)}`, { stroke: colors.shade, "stroke-width": 2.4 }) +
        circle(end, size * 0.13, { fill: petal })
      );
    });
  });
  const end = points[count] ?? foot;
  const top = random.chance(0.6)
    ? flower(random, end, height * random.range(0.1, 0.15), petal, lighten(petal, 0.6))
    : leaf(end, -Math.PI / 2 + lean / 600, height * 0.16, height * slender * 0.24, colors);
  return (
    path(spline(points), { stroke: colors.shade, "stroke-width": 4.5, fill: "none" }) +
    leaves.join("") +
    top
  );
};

/** A few plants before an arch, as a pressed bouquet or as a garden at night. */
export const botanical = (random: Random): string => {
  const dark = random.chance(0.4);
  const colors = random.pick(dark ? nightfall : daylight);
  const greens = dark
    ? ["#4c8a6c", "#6fae84", "#9cc8a0", "#3c7a74"]
    : ["#2f5d45", "#4f7d54", "#7c9a5e", "#35675f", colors.ramp[1] ?? "#2f5d45"];
  const petals = [colors.accent, colors.ramp[3] ?? colors.accent, lighten(colors.accent, 0.4)];
  const arch = mix(colors.ground, colors.ramp[dark ? 2 : 4] ?? colors.ground, dark ? 0.55 : 0.85);
  const count = random.int(3, 5);
  const stems = Array.from({ length: count }, (_, index) => {
    const place = (index + 0.5) / count - 0.5;
    const green = random.pick(greens);
    const shade = darken(green, 0.22);
    const height = random.range(520, 790) * (1 - Math.abs(place) * 0.5);
    return plant(
      random,
      { x: 400 + place * 150, y: 960 },
      height,
      place * random.range(420, 640),
      { fill: green, shade, vein: lighten(green, 0.3) },
      random.pick(petals),
    );
  });
  return [
    defs(vertical("arch", [lighten(arch, 0.12), 0], [arch, 1])),
    sheet(colors.ground),
    path("M110 1000L110 400A290 290 0 0 1 690 400L690 1000Z", { fill: "url(#arch)" }),
    random.chance(0.6)
      ? circle({ x: random.range(300, 500), y: random.range(280, 400) }, random.range(90, 150), {
          fill: mix(colors.accent, arch, 0.3),
        })
      : "",
    group({ "stroke-linecap": "round" }, ...stems),
    rect(0, HEIGHT - 56, WIDTH, 56, { fill: darken(colors.ramp[0] ?? "#222222", 0.1) }),
  ].join("");
};
