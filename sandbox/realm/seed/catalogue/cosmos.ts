import type { Entry } from "../entry";

/** Planets, ink and ideas. */
export const cosmos: readonly Entry[] = [
  {
    name: "Perihelion",
    type: "model",
    seller: "Aldebaran Studio",
    price: "40",
    tags: ["space", "planet", "epic"],
    style: "planets",
    description:
      "The closest a picture can come to a star without melting. Rings, shadows and very large numbers, painted with restraint. The crown of the house, and priced like one.",
  },
  {
    name: "Small Moons",
    type: "model",
    seller: "Creator 1",
    price: "1.618",
    tags: ["space", "moon", "playful"],
    style: "planets",
    description:
      "Forty moons, each with a personality. Some are shy and some have craters they would rather not discuss. Collect them slowly.",
  },
  {
    name: "Orbital Tea Room",
    type: "model",
    seller: "Creator 2",
    price: "10.8",
    tags: ["space", "interior", "humour"],
    style: "planets",
    description:
      "The view from a café that circles Saturn twice a day. It paints planets as one sees them over a cup. Reservations recommended.",
  },
  {
    name: "Heliograph",
    type: "model",
    seller: "Creator 3",
    price: "13.37",
    tags: ["sun", "rings", "light"],
    style: "rings",
    description:
      "Messages written in sunlight, from one hill to the next. The model turns words into flares, halos and long warm echoes. Wear a hat.",
  },
  {
    name: "Sumi Weather",
    type: "model",
    seller: "Ines Varga",
    price: "5.9",
    tags: ["ink", "minimal", "japan"],
    style: "waves",
    description:
      "Ink, water and one breath. The brush does most of the work and the paper does the rest. It has learned when to stop, which is rarer than you think.",
  },
  {
    name: "Field Notes from Europa",
    type: "model",
    seller: "Aldebaran Studio",
    price: "19.2",
    tags: ["space", "ice", "science"],
    style: "planets",
    state: "auction",
    description:
      "Ice, cracks, and something moving under it. Made with two planetary scientists who will not say what they know. Offered by auction.",
  },
  {
    name: "Ribbon Theory",
    type: "model",
    seller: "Creator 2",
    price: "3.14",
    tags: ["flow", "colour", "math"],
    style: "flow",
    description:
      "A proof in coloured ribbon. It begins with one line, follows every rule it is given, and ends somewhere joyful. Mathematicians frame it.",
  },
  {
    name: "Murmuration",
    type: "model",
    seller: "Creator 3",
    price: "6.28",
    tags: ["flow", "birds", "dusk"],
    style: "flow",
    description:
      "Thirty thousand starlings with one idea. The model moves points the way a flock does, by watching its seven nearest neighbours. Look for the hawk.",
  },
  {
    name: "Confetti Physics",
    type: "model",
    seller: "Kite & Loom",
    price: "0.35",
    tags: ["cutout", "party", "colour"],
    style: "cutout",
    description:
      "Joy, with mass and drag. It throws paper into the air and catches the moment before it lands. Birthdays only, says the licence, but nobody checks.",
  },
  {
    name: "Deep Field",
    type: "model",
    seller: "Aldebaran Studio",
    price: "27.45",
    tags: ["space", "stars", "dark"],
    style: "planets",
    state: "sold",
    description:
      "A patch of sky no larger than a grain of sand, looked at for ten days. It paints what was there: everything. Sold once, never regretted.",
  },
  {
    name: "Tangent Choir",
    type: "model",
    seller: "Halden Works",
    price: "2.05",
    tags: ["lines", "music", "abstract"],
    style: "rings",
    description:
      "Curves that sing in thirds. Each drawing can be played, and a small choir in Halden does so on Sundays. The tenors carry it.",
  },
  {
    name: "Second Nature",
    type: "model",
    seller: "Creator 1",
    price: "0.999999999",
    tags: ["flow", "organic", "generative"],
    style: "flow",
    description:
      "Forms that look grown rather than made. It is priced one lamport short of a whole SOL, because nothing in nature comes out even. A good first model.",
  },
];
