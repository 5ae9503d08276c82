import type { Entry } from "../entry";

/** Plants, threads and other slow things. */
export const botanicals: readonly Entry[] = [
  {
    name: "Herbarium No. 9",
    type: "model",
    seller: "Kite & Loom",
    price: "4.2",
    tags: ["botanical", "print", "detail"],
    style: "botanical",
    description:
      "Pressed flowers from nine gardens, none of which could ever share a season. Every leaf has the small faults that make it true. Museum shops keep asking.",
  },
  {
    name: "Fern Cathedral",
    type: "model",
    seller: "Creator 2",
    price: "6.66",
    tags: ["botanical", "forest", "green"],
    style: "botanical",
    description:
      "What a fern would build if it had a budget. Tall, green, hushed, with light that arrives in pieces. Excellent for book covers.",
  },
  {
    name: "Night-Blooming",
    type: "model",
    seller: "Creator 3",
    price: "11.4",
    tags: ["botanical", "night", "romantic"],
    style: "botanical",
    description:
      "Flowers that open for moths and nobody else. Deep blues, one pale petal, and a scent you will swear is real. The best results come after midnight.",
  },
  {
    name: "Paper Garden",
    type: "model",
    seller: "Creator 1",
    price: "0.65",
    tags: ["cutout", "playful", "colour"],
    style: "cutout",
    description:
      "Scissors, coloured paper and no plan. It cuts leaves, birds and dancers out of pure colour and lets them land where they like. Children understand it at once.",
  },
  {
    name: "Loom & Signal",
    type: "model",
    seller: "Kite & Loom",
    price: "3.33",
    tags: ["textile", "pattern", "weave"],
    style: "weave",
    description:
      "Old weaving drafts read as if they were radio. Each pattern could be woven, and two have been. Warp it gently.",
  },
  {
    name: "Kilim Machine",
    type: "model",
    seller: "Ines Varga",
    price: "7.77",
    tags: ["textile", "pattern", "geometric"],
    style: "weave",
    description:
      "Trained with the blessing of three weaving villages, who receive a share. Motifs keep their names and their meanings. The reds are from madder, in spirit.",
  },
  {
    name: "Tartan for Robots",
    type: "model",
    seller: "Halden Works",
    price: "0.45",
    tags: ["textile", "pattern", "humour"],
    style: "weave",
    description:
      "Every robot deserves a clan. Type a serial number and receive a sett, a motto and a small tragedy. Hand-wash only.",
  },
  {
    name: "Indigo Practice",
    type: "model",
    seller: "Kite & Loom",
    price: "2.2",
    tags: ["textile", "blue", "japan"],
    style: "waves",
    description:
      "Resist-dyed cloth, folded and refolded until the pattern forgets who made it. One colour, a thousand depths. Patience included.",
  },
  {
    name: "Moss Protocol",
    type: "model",
    seller: "Creator 3",
    price: "1.75",
    tags: ["green", "texture", "calm"],
    style: "contour",
    description:
      "A very slow model about a very slow plant. It grows pictures from the edges in. Rush it and it sulks.",
  },
  {
    name: "Orchard Algebra",
    type: "model",
    seller: "Creator 2",
    price: "5.55",
    tags: ["fruit", "midcentury", "kitchen"],
    style: "midcentury",
    description:
      "Pears, plates and perfectly reasonable shapes. It paints the kitchens of 1958 as they were promised. Pairs well with coffee.",
  },
  {
    name: "Seed Vault",
    type: "model",
    seller: "Aldebaran Studio",
    price: "14.02",
    tags: ["botanical", "archive", "rare"],
    style: "botanical",
    description:
      "Four hundred plants that no longer grow anywhere, drawn from letters and memory. Half of every sale goes to a real seed bank. Handle with care.",
  },
  {
    name: "Tidepool",
    type: "model",
    seller: "Ines Varga",
    price: "3.8",
    tags: ["sea", "cutout", "colour"],
    style: "cutout",
    description:
      "Everything that lives between two tides, cut in bold paper. The anemones are shy, the crabs are not. Wonderful for nurseries.",
  },
  {
    name: "Marigold Static",
    type: "model",
    seller: "Creator 1",
    price: "0.85",
    tags: ["flowers", "grain", "warm"],
    style: "rings",
    description:
      "Petals arranged by a very old radio. It finds the pattern in noise and the noise in flowers. Orange, mostly.",
  },
  {
    name: "Wintering",
    type: "model",
    seller: "Halden Works",
    price: "2.95",
    tags: ["botanical", "winter", "line"],
    style: "botanical",
    description:
      "Bare branches and seed heads drawn with one patient line. Snow is left to the paper. It makes quiet rooms quieter.",
  },
  {
    name: "Silk Weather",
    type: "model",
    seller: "Aldebaran Studio",
    price: "9.45",
    tags: ["flow", "silk", "soft"],
    style: "flow",
    description:
      "Cloth in wind, with the cloth removed. What stays is movement in long coloured threads. Fashion houses borrow it and do not say so.",
  },
];
