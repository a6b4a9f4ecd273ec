import { Link } from "@remix-run/react";
import { useWords } from "~/components/use-words";
import type { GrantLevel } from "~/domain/network/matrix";

interface WithoutFiguresProps {
  member: {
    key: string;
    name: string;
    state: "asked" | "joined";
    askedOn: string;
    joinedOn: string | null;
    askedToShareOn: string | null;
    figures: GrantLevel;
    figuresFrom: string | null;
  };
  base: string;
  mayAsk: boolean;
}

/** Why a member has no cells, what has been asked of it and when, and the way to ask. */
export function WithoutFigures({ member, base, mayAsk }: WithoutFiguresProps) {
  const { t, format } = useWords();
  if (member.state === "asked") return t("network.matrix.invited", { date: format.date(member.askedOn) });
  if (member.figures !== "nothing") return t("network.matrix.noFigures");
  if (member.figuresFrom !== null) return t("network.matrix.sharedFrom", { date: format.date(member.figuresFrom) });
  return (
    <>
      {t("network.matrix.notShared")}{" "}
      {member.askedToShareOn === null
        ? member.joinedOn === null
          ? null
          : t("network.matrix.since", { date: format.date(member.joinedOn) })
        : t("network.matrix.askedOn", { date: format.date(member.askedToShareOn) })}{" "}
      {mayAsk && member.askedToShareOn === null ? (
        <Link
          className="ds-link"
          to={`${base}/messages?about=sharing&to=${member.key}`}
          aria-label={t("network.matrix.askOf", { name: member.name })}
        >
          {t("network.matrix.ask")}
        </Link>
      ) : null}
    </>
  );
}
