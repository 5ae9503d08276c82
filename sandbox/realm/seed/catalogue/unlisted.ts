import type { Entry } from "../entry";

/** What the creators have made and not put on sale: a test or a visitor can. */
export const unlisted: readonly Entry[] = [
  {
    name: "Glass Orchard",
    type: "model",
    seller: "Creator 1",
    price: null,
    tags: ["botanical", "glass", "light"],
    style: "botanical",
    description:
      "Fruit trees blown from green glass. It rings faintly when the wind is right. Not on sale yet.",
  },
  {
    name: "Theo Larkspur",
    type: "influencer",
    seller: "Creator 1",
    price: null,
    tags: ["gardening", "humour", "letters"],
    style: "portrait-short",
    description:
      "Theo answers gardening letters from people without gardens. He has never met a weed he could not befriend. Not on sale yet.",
  },
  {
    name: "Copper Rain",
    type: "model",
    seller: "Creator 2",
    price: null,
    tags: ["metal", "rain", "city"],
    style: "waves",
    description:
      "Rain on hot copper roofs, in the second before it turns to steam. Warm metal and cold sky share one palette. Not on sale yet.",
  },
  {
    name: "Ada Brightwater",
    type: "influencer",
    seller: "Creator 2",
    price: null,
    tags: ["swimming", "outdoors", "cold"],
    style: "profile",
    description:
      "Ada swims in every month and describes each as a flavour. February is liquorice. Not on sale yet.",
  },
  {
    name: "Atlas of Kites",
    type: "model",
    seller: "Creator 3",
    price: null,
    tags: ["sky", "bauhaus", "play"],
    style: "bauhaus",
    description:
      "Kites from nineteen countries, sorted by what they say to the wind. The strings are drawn separately. Not on sale yet.",
  },
  {
    name: "Milo Fairweather",
    type: "influencer",
    seller: "Creator 3",
    price: null,
    tags: ["weather", "mornings", "jokes"],
    style: "portrait-short",
    description:
      "Milo presents tomorrow's weather as gossip. He is right more often than he should be. Not on sale yet.",
  },
];
