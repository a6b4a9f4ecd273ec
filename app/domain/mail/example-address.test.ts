import { expect, it } from "vitest";
import { exampleLink, withRealLinks } from "./example-address";

it("leads from the demo's mails to the server that shows them, and leaves other addresses alone", () => {
  const text = `Les den her: ${exampleLink("/alesund/proposals/1")}\n\nhttps://tiltak.example.no/ https://moter.excellence.example/x`;
  expect(withRealLinks(text, "http://localhost:3000")).toBe(
    "Les den her: http://localhost:3000/alesund/proposals/1\n\nhttps://tiltak.example.no/ https://moter.excellence.example/x",
  );
});
