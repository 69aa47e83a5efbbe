/** The PNG reader: every filter gives the pixels back, and what it cannot read is a sentence. */
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { readPng } from "./png";

const WIDTH = 4;
const HEIGHT = 5;
const pixels = Uint8Array.from({ length: HEIGHT * WIDTH * 3 }, (_, index) => (index * 37 + 11) % 256);

function chunk(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
}

/** Row r is written with filter r, each byte as its difference from what the filter predicts. */
function png(filters: readonly number[], colour = 2): Buffer {
  const stride = 3 * WIDTH;
  const rows = filters.flatMap((filter, row) => [
    filter,
    ...Array.from({ length: stride }, (_, column) => {
      const at = (r: number, c: number) => (r < 0 || c < 0 ? 0 : pixels[r * stride + c]!);
      const [left, above, corner] = [at(row, column - 3), at(row - 1, column), at(row - 1, column - 3)];
      const guess = left + above - corner;
      const nearest = [left, above, corner].reduce((best, value) =>
        Math.abs(guess - value) < Math.abs(guess - best) ? value : best,
      );
      const predicted = [0, left, above, (left + above) >> 1, nearest][filter] ?? 0;
      return (at(row, column) - predicted) & 255;
    }),
  ]);
  const header = Buffer.from([0, 0, 0, WIDTH, 0, 0, 0, HEIGHT, 8, colour, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  const data = deflateSync(Uint8Array.from(rows));
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", data.subarray(0, 10)),
    chunk("IDAT", data.subarray(10)),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

test("a picture whose rows use all five filters comes back as it was", () => {
  expect(readPng(png([0, 1, 2, 3, 4]))).toEqual({ width: WIDTH, height: HEIGHT, pixels });
  expect(readPng(png([4, 3, 2, 1, 0]))).toEqual({ width: WIDTH, height: HEIGHT, pixels });
});

test("what it cannot read is a sentence", () => {
  expect(readPng(Buffer.from("no picture"))).toEqual({ refusal: "It is no PNG." });
  expect(readPng(png([0, 0, 0, 0, 0], 6))).toEqual({
    refusal: "It is a PNG, but not of 8-bit red, green and blue in one pass.",
  });
  expect(readPng(png([0, 0, 0, 0, 9]))).toEqual({ refusal: "It is a PNG with the unknown filter 9." });
  expect(readPng(png([0, 0]))).toEqual({ refusal: "It is a PNG that is cut off or damaged." });
  expect(readPng(png([0, 1, 2, 3, 4]).subarray(0, 60))).toEqual({
    refusal: "It is a PNG that is cut off or damaged.",
  });
});
