import { RuleList } from "../ui/rule-list";
import { useWords } from "../use-words";

/** What has been submitted, the newest first, each with the checksum that proves what it said. */
export function Revisions({
  revisions,
}: {
  revisions: readonly { revision: number; checksum: string; submittedAt: Date }[];
}) {
  const { t, format } = useWords();
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="revisions">{t("proposals.revisions.title")}</h2>
      </div>
      <RuleList
        dense
        rows={revisions.map(({ revision, checksum, submittedAt }) => ({
          key: String(revision),
          main: t("proposals.revisions.number", { revision }),
          side: format.moment(submittedAt),
          note: (
            <>
              {t("proposals.revisions.checksum")} <code className="break-anywhere">{checksum}</code>
            </>
          ),
        }))}
      />
    </section>
  );
}
