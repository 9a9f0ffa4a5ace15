const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const beginnings = words(`
  Hart Ash Lark Thorn Quill Bram Wind Fern Marl Hazel Stone Elder Brook Raven Winter Copper Silver Meadow
  Heron Juniper Oaken Saffron Willow Linden Moor
`);
const endings = ['ley', 'grove', 'rise', 'croft', 'mere', 'wick', 'stead', 'combe'] as const;

/** Names that software often gets wrong: an apostrophe of either kind, an accent, a blank, a lower-case particle. */
const awkward = ["Demo-O'Fennel", 'Demo-O’Quill', 'Demo-Zoë', 'Demo-Van Heron', 'Demo-de Marl'] as const;

/** Invented family names. Each carries the mark of a demonstration, so that nobody takes a row for a real person's. */
export const familyNames: readonly string[] = [
  ...beginnings.flatMap((beginning) => endings.map((ending) => `Demo-${beginning}${ending}`)),
  ...awkward,
];

export const givenNamesFemale = words(`
  Adela Agnes Alma Anouk Ariadne Beryl Bettina Blanche Briony Calista Celia Clemence Cordelia Daphne
  Delphine Dilys Drusilla Edith Elspeth Emmeline Esme Fenella Flora Freya Gwendolen Hester Honor Ines
  Isolde Ivy Jessamy Juno Keziah Lavinia Leonie Lettice Linnet Mabel Marigold Maren Merle Minna Nerys
  Odette Olwen Ottoline Petra Philippa Primrose Rhoda Rosalind Rowena Sabina Selina Sidonie Tabitha Thea
  Una Verity Winifred
`);

export const givenNamesMale = words(`
  Alaric Ambrose Anselm Aubrey Barnaby Basil Benedict Bertram Caspian Cedric Clement Conrad Cosmo Cuthbert
  Cyprian Dashiell Digby Edmund Edwin Emlyn Evander Fabian Ferdinand Fergus Gethin Gideon Godfrey Hector
  Hilary Horatio Hugo Idris Inigo Ivor Jasper Jolyon Kit Lambert Leander Linus Lorcan Lucian Magnus Merrick
  Milo Neville Osbert Oswin Percival Quentin Ranulf Rollo Rufus Septimus Silas Tarquin Tobin Tristan
  Wilfred Zebedee
`);
