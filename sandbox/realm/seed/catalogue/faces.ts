import type { Entry } from "../entry";

/** Influencers: people who are not, with opinions that are. */
export const faces: readonly Entry[] = [
  {
    name: "Isolde Marr",
    type: "influencer",
    seller: "Creator 1",
    price: "12.25",
    tags: ["fashion", "editorial", "calm"],
    style: "portrait",
    description:
      "Isolde reviews coats the way others review films. She speaks slowly, dresses in three colours, and has never once said iconic. Her audience stays for the silences.",
  },
  {
    name: "Juno Takahara",
    type: "influencer",
    seller: "Creator 2",
    price: "8.5",
    tags: ["music", "vinyl", "night"],
    style: "profile",
    description:
      "Juno plays one record a night and tells you why. Her taste runs from Bossa to broken drum machines. Brands love her because she turns most of them down.",
  },
  {
    name: "Bastien Fauve",
    type: "influencer",
    seller: "Creator 3",
    price: "5.6",
    tags: ["food", "markets", "humour"],
    style: "portrait-short",
    description:
      "Bastien cooks what was cheap this morning. He talks to vegetables and they seem to listen. Expect flour on the lens.",
  },
  {
    name: "Nila Okonkwo",
    type: "influencer",
    seller: "Creator 1",
    price: "14.9",
    tags: ["technology", "science", "clear"],
    style: "profile",
    description:
      "Nila explains difficult things with a pencil and one good question. She corrects herself on air and her followers trust her for it. Engineers send her flowers.",
  },
  {
    name: "Captain Oriel",
    type: "influencer",
    seller: "Kite & Loom",
    price: "3.75",
    tags: ["travel", "sea", "story"],
    style: "portrait-short",
    description:
      "A retired ferry captain with a second career in sunsets. He knows every harbour north of Lisbon and at least one secret in each. The beard is real, in a sense.",
  },
  {
    name: "Wren Alcott",
    type: "influencer",
    seller: "Ines Varga",
    price: "4.6",
    tags: ["books", "cosy", "autumn"],
    style: "portrait",
    description:
      "Wren reads by the window and keeps a list of every last line. Her reviews are two sentences long and always enough. Comes with a very good cardigan.",
  },
  {
    name: "Dario Vance",
    type: "influencer",
    seller: "Aldebaran Studio",
    price: "22.75",
    tags: ["cars", "design", "film"],
    style: "profile",
    description:
      "Dario films machines as if they were animals. No revving, no shouting: only light along a door. Two museums have asked for prints.",
  },
  {
    name: "Mei-Lin Ashgrove",
    type: "influencer",
    seller: "Creator 2",
    price: "17.3",
    tags: ["gardening", "craft", "calm"],
    style: "portrait",
    description:
      "Mei-Lin grows tea on a balcony nine storeys up. Her videos have no music, only rain. People report sleeping better.",
  },
  {
    name: "Tomas Brandt",
    type: "influencer",
    seller: "Halden Works",
    price: "2.65",
    tags: ["running", "outdoors", "dawn"],
    style: "profile",
    description:
      "Tomas runs at five so that you do not have to. He maps every route and apologises to every dog. Ideal for shoes, socks and humility.",
  },
  {
    name: "Zora Lindqvist",
    type: "influencer",
    seller: "Creator 3",
    price: "9.8",
    tags: ["architecture", "light", "nordic"],
    style: "portrait",
    description:
      "Zora visits one building a week and asks who cleans it. Her photographs are famous, her interviews more so. She owns eleven grey scarves.",
  },
  {
    name: "Pepper Quill",
    type: "influencer",
    seller: "Kite & Loom",
    price: "0.5",
    tags: ["comics", "kids", "colour"],
    style: "portrait",
    description:
      "Pepper draws with both hands and argues with herself about the ending. Children write to her and she answers in panels. Handle with crayons.",
  },
  {
    name: "Amara Sol",
    type: "influencer",
    seller: "Aldebaran Studio",
    price: "29.99",
    tags: ["fitness", "dance", "joy"],
    style: "profile",
    description:
      "Amara teaches four counts at a time and never says burn. Her classes begin with a joke and end with a wave. Knees of every age are welcome.",
  },
  {
    name: "Lucian Grey",
    type: "influencer",
    seller: "Ines Varga",
    price: "6.05",
    tags: ["perfume", "theatre", "night"],
    style: "profile",
    description:
      "Lucian describes scents to people who cannot smell them yet. He has been called a poet, twice in court. Speaks best after nine in the evening.",
  },
  {
    name: "Odile Fontaine",
    type: "influencer",
    seller: "Creator 1",
    price: "11.11",
    tags: ["ceramics", "studio", "slow"],
    style: "portrait",
    description:
      "Odile throws pots and, when they fail, throws them again. Her studio smells of clay and oranges. Ten minutes with her is a short holiday.",
  },
  {
    name: "Kofi Ansah-Reyes",
    type: "influencer",
    seller: "Creator 2",
    price: "7.35",
    tags: ["football", "history", "stories"],
    style: "portrait-short",
    description:
      "Kofi tells the history of the world through football shirts. He can place any stripe within three seasons. Grandfathers and grandsons watch together.",
  },
  {
    name: "Vesper Lane",
    type: "influencer",
    seller: "Aldebaran Studio",
    price: "25.4",
    tags: ["astronomy", "night", "poetry"],
    style: "profile",
    state: "auction",
    description:
      "Vesper stays up so the sky has company. She reads one constellation a night, in five languages. Offered by auction, to someone with dark skies.",
  },
  {
    name: "Hugo Marchetti",
    type: "influencer",
    seller: "Halden Works",
    price: "1.45",
    tags: ["coffee", "repair", "tools"],
    style: "portrait-short",
    description:
      "Hugo repairs espresso machines and, if asked, marriages. His hands know more than his manuals. Good with grumpy audiences.",
  },
  {
    name: "Saffron Iyer",
    type: "influencer",
    seller: "Creator 3",
    price: "13.05",
    tags: ["spice", "travel", "colour"],
    style: "portrait",
    description:
      "Saffron follows one spice per season from soil to plate. She pays her guides first and names them always. The colours alone are worth it.",
  },
  {
    name: "Elio Winter",
    type: "influencer",
    seller: "Ines Varga",
    price: "3.9",
    tags: ["chess", "calm", "wit"],
    style: "profile",
    description:
      "Elio comments on chess as though it were weather. He is kind to blunders, especially his own. Surprisingly good for insurance.",
  },
  {
    name: "Noor Halabi",
    type: "influencer",
    seller: "Creator 1",
    price: "19.75",
    tags: ["calligraphy", "design", "craft"],
    style: "profile",
    description:
      "Noor writes one word a day and tells you where it has been. Her ink is made from walnut and stubbornness. Tattooists study her curves.",
  },
  {
    name: "Greta Moon",
    type: "influencer",
    seller: "Kite & Loom",
    price: "2.15",
    tags: ["knitting", "humour", "winter"],
    style: "portrait",
    description:
      "Greta knits faster than she talks, which is saying something. Patterns are free and opinions are not. Her cat has a separate contract.",
  },
  {
    name: "Silas Boone",
    type: "influencer",
    seller: "Halden Works",
    price: "4.95",
    tags: ["woodwork", "quiet", "tools"],
    style: "portrait-short",
    description:
      "Silas builds chairs and lets the plane do the talking. Viewers say they can smell the cedar. He signs nothing he would not sit on.",
  },
  {
    name: "Priya Castellane",
    type: "influencer",
    seller: "Creator 2",
    price: "16.4",
    tags: ["finance", "plain", "trust"],
    style: "profile",
    state: "sold",
    description:
      "Priya explains money to people who were told they could not understand it. She draws every graph by hand. No hype, no rockets, no regrets.",
  },
  {
    name: "Rafe Sterling",
    type: "influencer",
    seller: "Aldebaran Studio",
    price: "35.25",
    tags: ["fashion", "tailoring", "classic"],
    style: "portrait-short",
    description:
      "Rafe has one suit and forty ways to wear it. He believes in buttons, buses and saying thank you. Tailors set their watches by him.",
  },
  {
    name: "Yuki Alvarado",
    type: "influencer",
    seller: "Creator 3",
    price: "0.05",
    tags: ["street", "skate", "youth"],
    style: "portrait",
    description:
      "Yuki skates to school and films the cracks in the pavement. Raw, funny, and brighter than her hair. Everybody starts somewhere; she starts here.",
  },
  {
    name: "Matilda Vane",
    type: "influencer",
    seller: "Ines Varga",
    price: "10.1",
    tags: ["opera", "drama", "vintage"],
    style: "profile",
    description:
      "Matilda has opinions about sopranos and the shawls to go with them. Every story ends in a death scene and a recipe. Bring flowers.",
  },
];
