import { useWords } from "../use-words";

/** What the municipality wrote beside the figures of either report: it may explain what moved. */
export function ComparisonNotes({ notes }: { notes: { before: string; now: string } }) {
  const { t } = useWords();
  return (["before", "now"] as const).map((which) =>
    notes[which] === "" ? null : (
      <p key={which} className="comparison-note quiet">
        {t(`reviews.comparison.note.${which}`)} <span className="written">{notes[which]}</span>
      </p>
    ),
  );
}
