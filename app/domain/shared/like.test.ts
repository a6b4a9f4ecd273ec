import { expect, it } from "vitest";
import { anywhere } from "./like";

it.each([
  ["vann", "%vann%"],
  ["100 %", "%100 \\%%"],
  ["_a\\b_", "%\\_a\\\\b\\_%"],
  ["", "%%"],
])("looks for %j anywhere, as it stands", (text, pattern) => expect(anywhere(text)).toBe(pattern));
