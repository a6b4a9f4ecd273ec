import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import type { Comment } from "~/domain/commitment/records.server";
import type { CommitmentWords } from "~/domain/commitment/queries.server";

interface CommentListProps {
  comments: readonly Comment[];
  /** Names the commitment of each, where there are several. */
  words?: readonly CommitmentWords[];
}

/** What networks said of a municipality's commitments. */
export function CommentList({ comments, words }: CommentListProps) {
  const { t, format } = useWords();
  if (comments.length === 0) return <p className="quiet">{t("commitmentWork.comments.none")}</p>;
  return (
    <RuleList
      rows={comments.map(({ id, text, network, writtenBy, writtenOn, commitment, isExample }) => {
        const [date, name] = [format.date(writtenOn), words?.find(({ key }) => key === commitment)?.name];
        const by =
          writtenBy === null
            ? t("commitmentWork.comments.by", { network, date })
            : t("commitmentWork.comments.byPerson", { who: writtenBy, network, date });
        return {
          key: id,
          main: (
            <>
              {name === undefined ? null : <b>{name}. </b>}
              {text}
            </>
          ),
          note: isExample ? `${by} · ${t("commitmentWork.isExample")}` : by,
        };
      })}
    />
  );
}
