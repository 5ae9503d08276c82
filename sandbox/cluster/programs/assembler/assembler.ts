/** r0 holds results, r1 to r5 arguments, r6 to r9 are kept over calls, r10 is the frame's end. */
export type Register = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** Widths of a memory access in bytes and how each is coded (eBPF's size bits). */
const sizeBits = { 1: 0x10, 2: 0x08, 4: 0x00, 8: 0x18 } as const;
export type Width = keyof typeof sizeBits;

/** A place in the code that jumps may name before it is known. */
export interface Label {
  readonly name: string;
}

/** A call that the loader resolves by name, and where its instruction stands in the code. */
export interface SyscallReference {
  readonly offset: number;
  readonly name: string;
}

export interface Assembled {
  readonly text: Uint8Array;
  readonly syscalls: readonly SyscallReference[];
}

const INSTRUCTION_BYTES = 8;

const op = {
  load: 0x61,
  store: 0x63,
  storeImmediate: 0x62,
  addImmediate: 0x07,
  add: 0x0f,
  andImmediate: 0x57,
  shiftLeftImmediate: 0x67,
  moveImmediate: 0xb7,
  move: 0xbf,
  jump: 0x05,
  jumpIfEqual: 0x15,
  jumpIfAbove: 0x25,
  call: 0x85,
  exit: 0x95,
} as const;

/**
 * Writes code of the Solana virtual machine, version 0 of its instruction set, one instruction a
 * call. Source: solana-sbpf `doc/bytecode.md`; only what the sandbox's programs need.
 */
export class Assembler {
  readonly #code: Uint8Array[] = [];
  readonly #labels = new Map<Label, number>();
  readonly #jumps: { readonly at: number; readonly to: Label }[] = [];
  readonly #syscalls: SyscallReference[] = [];

  label(name: string): Label {
    return { name };
  }

  /** Says that a label stands here. */
  place(label: Label): this {
    this.#labels.set(label, this.#code.length);
    return this;
  }

  /** to = the `width` bytes at `base + offset`, little-endian. */
  load(width: Width, to: Register, base: Register, offset: number): this {
    return this.#emit(op.load | sizeBits[width], to, base, offset, 0);
  }

  /** The `width` low bytes of `from`, to `base + offset`. */
  store(width: Width, base: Register, offset: number, from: Register): this {
    return this.#emit(op.store | sizeBits[width], base, from, offset, 0);
  }

  /** A constant to `base + offset`. */
  storeImmediate(width: Width, base: Register, offset: number, value: number): this {
    return this.#emit(op.storeImmediate | sizeBits[width], base, 0, offset, value);
  }

  moveImmediate(to: Register, value: number): this {
    return this.#emit(op.moveImmediate, to, 0, 0, value);
  }

  move(to: Register, from: Register): this {
    return this.#emit(op.move, to, from, 0, 0);
  }

  addImmediate(to: Register, value: number): this {
    return this.#emit(op.addImmediate, to, 0, 0, value);
  }

  add(to: Register, from: Register): this {
    return this.#emit(op.add, to, from, 0, 0);
  }

  andImmediate(to: Register, value: number): this {
    return this.#emit(op.andImmediate, to, 0, 0, value);
  }

  shiftLeftImmediate(to: Register, bits: number): this {
    return this.#emit(op.shiftLeftImmediate, to, 0, 0, bits);
  }

  jump(to: Label): this {
    return this.#jump(op.jump, 0, 0, to);
  }

  jumpIfEqual(register: Register, value: number, to: Label): this {
    return this.#jump(op.jumpIfEqual, register, value, to);
  }

  /** Unsigned comparison. */
  jumpIfAbove(register: Register, value: number, to: Label): this {
    return this.#jump(op.jumpIfAbove, register, value, to);
  }

  /** Calls the runtime by name, with r1 to r5; the result comes in r0. */
  syscall(name: string): this {
    this.#syscalls.push({ offset: this.#code.length * INSTRUCTION_BYTES, name });
    // The loader puts the name's hash where -1 stands; source register 0 is a syscall's.
    return this.#emit(op.call, 0, 0, 0, -1);
  }

  /** Ends the program; r0 is 0 for success and an error otherwise. */
  exit(): this {
    return this.#emit(op.exit, 0, 0, 0, 0);
  }

  /** @throws RangeError where a jump names a label that was never placed. */
  assemble(): Assembled {
    const text = new Uint8Array(this.#code.length * INSTRUCTION_BYTES);
    this.#code.forEach((instruction, index) => {
      text.set(instruction, index * INSTRUCTION_BYTES);
    });
    const view = new DataView(text.buffer);
    for (const { at, to } of this.#jumps) {
      const target = this.#labels.get(to);
      if (target === undefined) throw new RangeError(`the label ${to.name} stands nowhere`);
      view.setInt16(at * INSTRUCTION_BYTES + 2, target - at - 1, true);
    }
    return { text, syscalls: this.#syscalls };
  }

  #jump(opcode: number, register: Register, value: number, to: Label): this {
    this.#jumps.push({ at: this.#code.length, to });
    return this.#emit(opcode, register, 0, 0, value);
  }

  #emit(opcode: number, to: Register, from: Register, offset: number, immediate: number): this {
    const instruction = new Uint8Array(INSTRUCTION_BYTES);
    const view = new DataView(instruction.buffer);
    view.setUint8(0, opcode);
    view.setUint8(1, to | (from << 4));
    view.setInt16(2, offset, true);
    view.setInt32(4, immediate, true);
    this.#code.push(instruction);
    return this;
  }
}
