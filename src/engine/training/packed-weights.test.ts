/** Packed and unpacked, checkpoints are what they were, in memory of their own. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import { buffersIn } from "../transfer";
import { layoutOf, pack, unpack } from "./packed-weights";

const array = fc
  .record({ rows: fc.nat(4), columns: fc.nat(4), name: fc.constantFrom("kernel", "bias", "gamma") })
  .chain(({ rows, columns, name }) =>
    fc
      .array(fc.float(), { minLength: rows * columns, maxLength: rows * columns })
      .map((values) => ({ name, shape: [rows, columns], values: Float32Array.from(values) })),
  );
const checkpoint: fc.Arbitrary<Checkpoint> = fc
  .uniqueArray(fc.tuple(fc.string(), fc.array(array, { maxLength: 4 })), {
    selector: ([id]) => id,
    maxLength: 5,
  })
  .map((nodes) => new Map(nodes.map(([id, arrays]) => [id as NodeId, arrays])));

test("any checkpoints come back as they were, NaN and −0 too, and share no memory with the packed numbers", () => {
  fc.assert(
    fc.property(fc.array(checkpoint, { maxLength: 3 }), (checkpoints) => {
      const layout = layoutOf(checkpoints);
      const packed = pack(layout, checkpoints);
      const unpacked = unpack(layout, packed);
      expect(unpacked).toEqual(checkpoints);
      expect(buffersIn(unpacked)).not.toContain(packed.buffer);
      packed.fill(7);
      expect(unpacked).toEqual(checkpoints);
    }),
    { numRuns: runs(1000) },
  );
});
