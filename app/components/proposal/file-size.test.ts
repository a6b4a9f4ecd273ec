import { describe, expect, it } from "vitest";
import { formatsFor } from "~/text/format";
import { fileSize } from "./file-size";

describe("the size of a file", () => {
  it.each([
    [70, "1 kB"],
    [2048, "2 kB"],
    [104_000, "102 kB"],
    [104_858, "0,1 MB"],
    [1_572_864, "1,5 MB"],
    [10_485_760, "10 MB"],
  ])("of %i bytes is %s", (bytes, words) => {
    expect(fileSize(bytes, formatsFor("nb"))).toBe(words.replace(" ", "\u00a0"));
  });
});
