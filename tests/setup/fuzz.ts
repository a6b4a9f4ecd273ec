import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** How many forms the fuzz test sends, and from which seed. */
    fuzz: { cases: number; seed: number };
  }
}

export default function setup(project: TestProject): void {
  const { TILTAK_FUZZ_CASES = "4000", TILTAK_FUZZ_SEED = "20261122" } = process.env;
  project.provide("fuzz", { cases: Number(TILTAK_FUZZ_CASES), seed: Number(TILTAK_FUZZ_SEED) });
}
