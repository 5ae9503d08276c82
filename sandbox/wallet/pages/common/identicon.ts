const SVG = "http://www.w3.org/2000/svg";
const CELLS = 5;

const shape = (name: string, attributes: Readonly<Record<string, string | number>>): SVGElement => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
};

/**
 * A small mirrored pattern drawn from an account's 32 bytes, to tell accounts apart at a glance. It
 * is decoration: the address stands beside it.
 */
export const identicon = (publicKey: Uint8Array): SVGElement => {
  const hue = Math.round(((publicKey[0] ?? 0) / 256) * 360);
  const icon = shape("svg", { viewBox: "0 0 7 7", class: "identicon", "aria-hidden": "true" });
  icon.append(shape("rect", { width: 7, height: 7, rx: 1.6, fill: `hsl(${hue} 42% 88%)` }));
  for (let row = 0; row < CELLS; row += 1) {
    for (let column = 0; column < CELLS; column += 1) {
      const mirrored = Math.min(column, CELLS - 1 - column);
      if (((publicKey[1 + row * 3 + mirrored] ?? 0) & 1) === 0) continue;
      const fill = `hsl(${hue} 48% 32%)`;
      icon.append(shape("rect", { x: column + 1, y: row + 1, width: 1.02, height: 1.02, fill }));
    }
  }
  return icon;
};
