import type { MembershipState } from "~/domain/sharing/states";
import { Tag } from "../ui/tag";
import { useWords } from "../use-words";

/** How a membership stands, and since when. */
export function MembershipDay({
  state,
  askedAt,
  answeredAt,
}: {
  state: MembershipState;
  askedAt: string;
  answeredAt: string | null;
}) {
  const { t, format } = useWords();
  const at = format.date(answeredAt ?? askedAt);
  return (
    <>
      <Tag outline={state === "asked"}>{t(`sharing.states.${state}`)}</Tag>
      <span className="sub-line">
        {state === "asked"
          ? t("sharing.asked", { date: at })
          : state === "joined"
            ? t("sharing.answered", { date: at })
            : state === "declined"
              ? t("sharing.declinedOn", { date: at })
              : t("sharing.leftOn", { date: at })}
      </span>
    </>
  );
}
