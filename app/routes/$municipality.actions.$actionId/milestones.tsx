import { Form, Link } from "@remix-run/react";
import { useWords } from "~/components/use-words";
import type { Milestone } from "~/domain/action/queries.server";

interface MilestonesProps {
  milestones: (Milestone & { daysLate: number | null })[];
  lang: string;
  to: (page: string) => string;
  mayWrite: boolean;
}

/** The steps of the action: done, late, to come. Each is ticked off by a form of its own. */
export function Milestones({ milestones, lang, to, mayWrite }: MilestonesProps) {
  const { t, format } = useWords();
  const done = milestones.filter(({ doneOn }) => doneOn !== null).length;
  return (
    <section aria-labelledby="action-milestones">
      <div className="section-head">
        <h2 id="action-milestones">
          {milestones.length > 0
            ? t("actions.one.milestonesDone", { done, total: milestones.length })
            : t("actions.one.milestones")}
        </h2>
        {mayWrite ? (
          <Link className="text-button" to={to("milestones")}>
            {t("actions.one.addMilestone")}
          </Link>
        ) : null}
      </div>
      {milestones.length === 0 ? (
        <p className="small quiet">{t("actions.one.noMilestones")}</p>
      ) : (
        <ol className="milestones">
          {milestones.map(({ id, name, dueOn, doneOn, daysLate }) => (
            <li key={id} className={doneOn ? "milestone--done" : daysLate ? "milestone--late" : undefined}>
              <span lang={lang}>{name}</span>
              <span className="milestones__line">
                {doneOn ? (
                  <small>{t("actions.one.milestoneDone", { date: format.date(doneOn) })}</small>
                ) : daysLate ? (
                  <small className="late">
                    {t("actions.one.milestoneLate", {
                      date: format.date(dueOn),
                      late: t("actions.cell.late", { count: daysLate }),
                    })}
                  </small>
                ) : (
                  <small>{t("actions.one.milestoneDue", { date: format.date(dueOn) })}</small>
                )}
                {mayWrite ? (
                  <>
                    {doneOn ? null : (
                      <Form method="post" action={to(`milestones/${id}/completion`)} preventScrollReset>
                        <input type="hidden" name="done" value="yes" />
                        <button className="text-button" aria-label={t("actions.one.tickOf", { name })}>
                          {t("actions.one.tick")}
                        </button>
                      </Form>
                    )}
                    <Link
                      className="text-button"
                      to={to(`milestones/${id}`)}
                      aria-label={t("actions.one.changeOf", { name })}
                    >
                      {t("actions.one.change")}
                    </Link>
                  </>
                ) : null}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
