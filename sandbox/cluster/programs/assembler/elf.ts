import type { Assembled } from "./assembler";

const HEADER_BYTES = 64;
const PROGRAM_HEADER_BYTES = 56;
const SECTION_HEADER_BYTES = 64;
const SYMBOL_BYTES = 24;
const RELOCATION_BYTES = 16;
const SBF_MACHINE = 263;
const SHARED_OBJECT = 3;
/** A call whose target is a symbol (R_BPF_64_32). */
const CALL_RELOCATION = 10;
const GLOBAL_WITHOUT_TYPE = 0x10;

const sectionType = { bits: 1, strings: 3, dynamic: 6, relocations: 9, symbols: 11 } as const;
const flag = { allocated: 2, executable: 4 } as const;
const segment = { load: 1, dynamic: 2, readable: 4, executable: 1 } as const;
const dynamicTag = {
  strings: 5,
  symbols: 6,
  stringBytes: 10,
  symbolBytes: 11,
  relocations: 17,
  relocationBytes: 18,
  relocationEntry: 19,
} as const;

interface Section {
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  readonly bytes: Uint8Array;
  /** The section its entries point into, by its number. */
  readonly link?: number;
  readonly entryBytes?: number;
}

interface PlacedSection extends Section {
  /** In the file and, equally, in the machine's memory. */
  readonly at: number;
}

type Field = readonly [width: 1 | 2 | 4 | 8, value: number];

/** Little-endian fields one after the other. */
const record = (...fields: readonly Field[]): Uint8Array => {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 1) view.setUint8(at, value);
    else if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

const aligned = (at: number): number => Math.ceil(at / 8) * 8;

/** A string table: names by their offset, the empty one first. */
const stringTable = (names: readonly string[]) => {
  const offsets = new Map<string, number>();
  let text = "\0";
  for (const name of names) {
    if (offsets.has(name)) continue;
    offsets.set(name, text.length);
    text += `${name}\0`;
  }
  return {
    bytes: Uint8Array.from(Buffer.from(text, "latin1")),
    of: (name: string): number => offsets.get(name) ?? 0,
  };
};

const place = (sections: readonly Section[], from: number): readonly PlacedSection[] => {
  let end = from;
  return sections.map((section) => {
    const at = aligned(end);
    end = at + section.bytes.length;
    return { ...section, at };
  });
};

const dynamicEntries = (entries: readonly (readonly [number, number])[]): Uint8Array =>
  joined([...entries, [0, 0] as const].map(([tag, value]) => record([8, tag], [8, value])));

const DYNAMIC_ENTRIES = 8;

const sectionHeader = (nameAt: number, section: PlacedSection): Uint8Array =>
  record(
    [4, nameAt],
    [4, section.type],
    [8, section.flags],
    [8, (section.flags & flag.allocated) === 0 ? 0 : section.at],
    [8, section.at],
    [8, section.bytes.length],
    [4, section.link ?? 0],
    [4, section.type === sectionType.symbols ? 1 : 0],
    [8, 8],
    [8, section.entryBytes ?? 0],
  );

const programHeader = (type: number, access: number, at: number, length: number): Uint8Array =>
  record([4, type], [4, access], [8, at], [8, at], [8, at], [8, length], [8, length], [8, 8]);

/**
 * Wraps code into the shared object a cluster's loader takes: ELF64, SBF version 0, the entry at the
 * code's first instruction, and one dynamic relocation for each call into the runtime.
 * Source: solana-sbpf `elf.rs` and `elf_parser/mod.rs`.
 */
export const sharedObject = ({ text, syscalls }: Assembled): Uint8Array => {
  const names = [...new Set(syscalls.map(({ name }) => name))];
  const strings = stringTable(names);
  const symbols = joined([
    new Uint8Array(SYMBOL_BYTES),
    ...names.map((name) =>
      record([4, strings.of(name)], [1, GLOBAL_WITHOUT_TYPE], [1, 0], [2, 0], [8, 0], [8, 0]),
    ),
  ]);
  const headers = HEADER_BYTES + 3 * PROGRAM_HEADER_BYTES;
  const textAt = aligned(headers);
  const relocations = joined(
    syscalls.map(({ offset, name }) =>
      record([8, textAt + offset], [4, CALL_RELOCATION], [4, names.indexOf(name) + 1]),
    ),
  );
  const { allocated, executable } = flag;
  const drafts: readonly Section[] = [
    { name: ".text", type: sectionType.bits, flags: allocated | executable, bytes: text },
    {
      name: ".dynamic",
      type: sectionType.dynamic,
      flags: allocated,
      bytes: new Uint8Array(DYNAMIC_ENTRIES * 16),
      link: 4,
      entryBytes: 16,
    },
    {
      name: ".dynsym",
      type: sectionType.symbols,
      flags: allocated,
      bytes: symbols,
      link: 4,
      entryBytes: SYMBOL_BYTES,
    },
    { name: ".dynstr", type: sectionType.strings, flags: allocated, bytes: strings.bytes },
    {
      name: ".rel.dyn",
      type: sectionType.relocations,
      flags: allocated,
      bytes: relocations,
      link: 3,
      entryBytes: RELOCATION_BYTES,
    },
  ];
  const sectionNames = stringTable([...drafts.map(({ name }) => name), ".shstrtab"]);
  const sections = place(
    [
      ...drafts,
      { name: ".shstrtab", type: sectionType.strings, flags: 0, bytes: sectionNames.bytes },
    ],
    textAt,
  );
  const find = (name: string): PlacedSection => {
    const found = sections.find((section) => section.name === name);
    if (!found) throw new RangeError(`there is no section ${name}`);
    return found;
  };
  const dynamic = find(".dynamic");
  const relocated = find(".rel.dyn");
  const last = find(".shstrtab");
  const tableAt = aligned(last.at + last.bytes.length);
  const file = new Uint8Array(tableAt + (sections.length + 1) * SECTION_HEADER_BYTES);

  file.set(
    record(
      [4, 0x46_4c_45_7f],
      // 64 bits, little-endian, version 1, no operating system's rules.
      [4, 0x00_01_01_02],
      [8, 0],
      [2, SHARED_OBJECT],
      [2, SBF_MACHINE],
      [4, 1],
      [8, textAt],
      [8, HEADER_BYTES],
      [8, tableAt],
      [4, 0],
      [2, HEADER_BYTES],
      [2, PROGRAM_HEADER_BYTES],
      [2, 3],
      [2, SECTION_HEADER_BYTES],
      [2, sections.length + 1],
      [2, sections.length],
    ),
    0,
  );
  const loaded = relocated.at + relocated.bytes.length - dynamic.at;
  const segments = [
    programHeader(segment.load, segment.readable | segment.executable, textAt, text.length),
    programHeader(segment.load, segment.readable, dynamic.at, loaded),
    programHeader(segment.dynamic, segment.readable, dynamic.at, dynamic.bytes.length),
  ];
  file.set(joined(segments), HEADER_BYTES);
  for (const section of sections) file.set(section.bytes, section.at);
  file.set(
    dynamicEntries([
      // The loader refuses an empty table; it takes none at all.
      ...(syscalls.length === 0
        ? []
        : ([
            [dynamicTag.relocations, relocated.at],
            [dynamicTag.relocationBytes, relocations.length],
            [dynamicTag.relocationEntry, RELOCATION_BYTES],
          ] as const)),
      [dynamicTag.symbols, find(".dynsym").at],
      [dynamicTag.symbolBytes, SYMBOL_BYTES],
      [dynamicTag.strings, find(".dynstr").at],
      [dynamicTag.stringBytes, strings.bytes.length],
    ]),
    dynamic.at,
  );
  sections.forEach((section, index) => {
    const at = tableAt + (index + 1) * SECTION_HEADER_BYTES;
    file.set(sectionHeader(sectionNames.of(section.name), section), at);
  });
  return file;
};
