import type { Entry } from "../entry";

/** Landscapes, weather and light. */
export const landscapes: readonly Entry[] = [
  {
    name: "Neon Muse",
    type: "model",
    seller: "Creator 1",
    price: "15.75",
    tags: ["neon", "night", "portrait"],
    style: "nocturne",
    description:
      "Trained on eleven winters of city light reflected in wet asphalt. Neon Muse paints faces and streets the way a long exposure remembers them. It is happiest after dark, and it knows forty words for magenta.",
  },
  {
    name: "Saltmarsh Hours",
    type: "model",
    seller: "Kite & Loom",
    price: "3.2",
    tags: ["landscape", "coast", "calm"],
    style: "hills",
    description:
      "Low tides, high skies, and the colour of reeds in October. Give it a time of day and it gives back weather you can almost smell. Works beautifully in wide formats.",
  },
  {
    name: "Alpenglow",
    type: "model",
    seller: "Creator 2",
    price: "7.125",
    tags: ["landscape", "mountains", "light"],
    style: "hills",
    description:
      "Ten minutes a day the mountains turn pink, and this model has seen nothing else. It layers ridges like torn paper. Ask for fog when you want mystery.",
  },
  {
    name: "The Quiet Fjord",
    type: "model",
    seller: "Halden Works",
    price: "2.4",
    tags: ["landscape", "north", "water"],
    style: "nocturne",
    description:
      "Still water, one boat, and more dark than you expect. Trained on the sketchbooks of a lighthouse keeper who agreed on one condition: no people. It keeps the promise.",
  },
  {
    name: "Dune Register",
    type: "model",
    seller: "Creator 3",
    price: "1.85",
    tags: ["landscape", "desert", "abstract"],
    style: "contour",
    description:
      "Sand as a ledger: every ripple counted, every shadow entered twice. It draws deserts from above, as maps that have decided to become paintings. Lovely on fabric.",
  },
  {
    name: "Monsoon Ledger",
    type: "model",
    seller: "Ines Varga",
    price: "4.44",
    tags: ["weather", "rain", "city"],
    style: "waves",
    description:
      "A model about rain, made by someone who missed it. Streets become rivers, umbrellas become flowers. The output is wetter than you think.",
  },
  {
    name: "Contour & Sons",
    type: "model",
    seller: "Halden Works",
    price: "6.5",
    tags: ["maps", "lines", "print"],
    style: "contour",
    description:
      "An imaginary surveying firm, est. 1871, with an honest love of elevation. Produces topographic prints of places that do not exist. Cartographers have been fooled twice.",
  },
  {
    name: "Moonrise Arithmetic",
    type: "model",
    seller: "Creator 1",
    price: "9.99",
    tags: ["night", "moon", "geometry"],
    style: "nocturne",
    description:
      "The moon, counted in different ways. Each picture hides a small sum in the reflections. Nobody has to solve it to enjoy the view.",
  },
  {
    name: "Last Ferry Home",
    type: "model",
    seller: "Kite & Loom",
    price: "0.95",
    tags: ["sea", "evening", "story"],
    style: "nocturne",
    description:
      "Made for illustrators who need an ending. It paints the last light on the water and the first light in the windows. Bring tissues.",
  },
  {
    name: "Terraced Light",
    type: "model",
    seller: "Creator 2",
    price: "5.05",
    tags: ["landscape", "fields", "gold"],
    style: "hills",
    description:
      "Rice terraces, vineyards, and the staircases farmers build for the sun. The palette moves from straw to plum. Warm without being sweet.",
  },
  {
    name: "Undertow",
    type: "model",
    seller: "Aldebaran Studio",
    price: "12.6",
    tags: ["waves", "ink", "motion"],
    style: "waves",
    description:
      "A thousand ink studies of one wave, taught to a machine that has never been wet. The lines pull you in and set you down again. Print it large.",
  },
  {
    name: "Harbour Static",
    type: "model",
    seller: "Ines Varga",
    price: "2.75",
    tags: ["sea", "grain", "analog"],
    style: "waves",
    description:
      "Ships on bad television. It mixes signal noise with fog until you cannot say which is which. Trained on forty years of a harbour camera.",
  },
  {
    name: "Northern Index",
    type: "model",
    seller: "Halden Works",
    price: "18.3",
    tags: ["aurora", "night", "light"],
    style: "flow",
    description:
      "An index of northern lights by colour, hour and mood. It composes skies in long silk ribbons. The greens are calibrated by someone who stood there.",
  },
  {
    name: "Cirrus Handbook",
    type: "model",
    seller: "Creator 3",
    price: "1.1",
    tags: ["sky", "clouds", "soft"],
    style: "flow",
    description:
      "Clouds with good penmanship. Feed it a sentence and it will write it across the upper atmosphere. Gentle, high, and a little cold.",
  },
  {
    name: "Ember Season",
    type: "model",
    seller: "Creator 1",
    price: "8.08",
    tags: ["autumn", "warm", "forest"],
    style: "hills",
    description:
      "All the reds a forest makes before it goes quiet. It stacks hillsides like embers in a grate. The smoke is optional.",
  },
];
