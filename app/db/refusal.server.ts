/** Something the person who runs the program has to mend. The message is one plain sentence: what is wrong and what to do. */
export class Refusal extends Error {
  override name = "Refusal";
}
