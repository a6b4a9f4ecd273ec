import type { Block, Piece } from "~/domain/statement/blocks";

/** A statement's text; what was written is shown as text, addresses as links that tell the other site nothing of where one came from. */
export function StatementText({ blocks, lang }: { blocks: Block[]; lang?: string | undefined }) {
  return (
    <div className="reading statement" lang={lang}>
      {blocks.map((block, index) => {
        switch (block.kind) {
          case "heading":
            return (
              <h2 key={index}>
                <Pieces of={block.pieces} />
              </h2>
            );
          case "list":
            return (
              <ul key={index}>
                {block.items.map((item, place) => (
                  <li key={place}>
                    <Pieces of={item} />
                  </li>
                ))}
              </ul>
            );
          default:
            return (
              <p key={index}>
                <Pieces of={block.pieces} />
              </p>
            );
        }
      })}
    </div>
  );
}

function Pieces({ of }: { of: Piece[] }) {
  return of.map(({ text, href }, index) =>
    href === undefined ? (
      text
    ) : (
      <a key={index} className="ds-link" href={href} rel="noreferrer nofollow">
        {text}
      </a>
    ),
  );
}
