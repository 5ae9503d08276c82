import type { Entry } from "../entry";

/** Buildings, machines and good geometry. */
export const structures: readonly Entry[] = [
  {
    name: "Bauhaus Tuesday",
    type: "model",
    seller: "Creator 1",
    price: "2.5",
    tags: ["bauhaus", "geometry", "poster"],
    style: "bauhaus",
    description:
      "Circles, squares and the courage to leave it at that. Each poster is composed on a real 1920s grid. Works on Wednesdays too.",
  },
  {
    name: "Primary Matters",
    type: "model",
    seller: "Creator 2",
    price: "1.25",
    tags: ["bauhaus", "colour", "bold"],
    style: "bauhaus",
    description:
      "Red, blue, yellow, and a strongly worded black. A model for people who find pastels evasive. It never uses more than five shapes, and it never needs to.",
  },
  {
    name: "Grand Hotel Meridian",
    type: "model",
    seller: "Aldebaran Studio",
    price: "21.9",
    tags: ["deco", "architecture", "gold"],
    style: "deco",
    description:
      "Lift doors, fans and sunbursts from the lobby of a hotel that was never built. Every line is symmetrical until you look for it. Dress appropriately.",
  },
  {
    name: "Gilded Transit",
    type: "model",
    seller: "Aldebaran Studio",
    price: "16.08",
    tags: ["deco", "travel", "poster"],
    style: "deco",
    description:
      "Travel posters for trains that ran on time and champagne. Gold leaf, night blue, and a horizon worth the fare. All aboard.",
  },
  {
    name: "Isometric Quarter",
    type: "model",
    seller: "Creator 3",
    price: "4.75",
    tags: ["city", "isometric", "tiny"],
    style: "city",
    description:
      "A small city with excellent corners. Windows light up in an order that tells a story, if you watch long enough. Made for people who read maps for pleasure.",
  },
  {
    name: "Rooftop Catalogue",
    type: "model",
    seller: "Halden Works",
    price: "3.05",
    tags: ["city", "isometric", "evening"],
    style: "city",
    description:
      "Water tanks, stairs, laundry, swallows. It builds neighbourhoods one roof at a time and never repeats a chimney. Best at dusk.",
  },
  {
    name: "Soft Brutalism",
    type: "model",
    seller: "Creator 2",
    price: "6.15",
    tags: ["architecture", "concrete", "light"],
    style: "city",
    description:
      "Concrete, forgiven. Heavy shapes in tender colours, with light that comes to apologise. Architects keep it open in another tab.",
  },
  {
    name: "Diner 1961",
    type: "model",
    seller: "Ines Varga",
    price: "1.95",
    tags: ["midcentury", "americana", "poster"],
    style: "midcentury",
    description:
      "Boomerangs, starbursts and a bottomless cup. It lays out tabletops the way a jazz trio lays out a tune. The pie is implied.",
  },
  {
    name: "Atomic Parlour",
    type: "model",
    seller: "Kite & Loom",
    price: "2.85",
    tags: ["midcentury", "interior", "pattern"],
    style: "midcentury",
    description:
      "Patterns for curtains your grandmother almost bought. The colours are mustard, teal and optimism. Hangs straight.",
  },
  {
    name: "Clockmaker's Dream",
    type: "model",
    seller: "Aldebaran Studio",
    price: "33.5",
    tags: ["rings", "mechanical", "gold"],
    style: "rings",
    description:
      "Gears, orbits and the hour before an alarm. Trained on the notebooks of a family that repaired tower clocks for six generations. It is never late.",
  },
  {
    name: "Tuning Fork",
    type: "model",
    seller: "Creator 1",
    price: "5.25",
    tags: ["rings", "sound", "minimal"],
    style: "rings",
    description:
      "Sound drawn as circles in water. Hum into the prompt and see what comes back. Audiophiles will argue about the blacks.",
  },
  {
    name: "Modular Sun",
    type: "model",
    seller: "Creator 3",
    price: "0.75",
    tags: ["bauhaus", "sun", "poster"],
    style: "bauhaus",
    description:
      "One sun, twelve arrangements, endless mornings. It is the simplest model its maker has ever sold and the one she uses most. Cheerful on principle.",
  },
  {
    name: "Cinema Paradiso Tiles",
    type: "model",
    seller: "Ines Varga",
    price: "4.05",
    tags: ["deco", "pattern", "film"],
    style: "deco",
    description:
      "Floor tiles from every cinema that smelled of popcorn and velvet. The repeats are seamless and the glamour is load-bearing. Mind the step.",
  },
  {
    name: "Signal Box",
    type: "model",
    seller: "Halden Works",
    price: "8.25",
    tags: ["geometry", "rail", "poster"],
    style: "bauhaus",
    state: "auction",
    description:
      "Levers, lamps and routes, reduced until only rhythm is left. Twelve were made and this is the last with its first owner. Offered by auction.",
  },
  {
    name: "Grid Lullaby",
    type: "model",
    seller: "Kite & Loom",
    price: "0.55",
    tags: ["geometry", "calm", "pastel"],
    style: "city",
    description:
      "A city that has gone to bed. Pastel blocks, two lit windows, one cat. Set it as a wallpaper and your pulse drops.",
  },
];
