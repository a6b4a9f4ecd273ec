import { ChevronDownIcon, ChevronUpIcon, MenuElipsisHorizontalIcon, XMarkIcon } from "@navikt/aksel-icons";
import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData, useLocation, useRouteLoaderData } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { z } from "zod";
import { Served } from "~/components/commitment/served";
import { Dropdown } from "~/components/ui/disclosure";
import { Facts } from "~/components/ui/facts";
import { Icon } from "~/components/ui/icon";
import { Tag } from "~/components/ui/tag";
import { pageTitle } from "~/components/page-title";
import { useWords } from "~/components/use-words";
import { actionHistory } from "~/domain/action/history.server";
import { mainMove, moves, pathOfMove, type MovePath } from "~/domain/action/moves";
import { actionDetail } from "~/domain/action/queries.server";
import { ActionParams } from "~/domain/action/schema";
import { actionMachine, isOpenAction, type ActionState } from "~/domain/action/states";
import { commitmentWords } from "~/domain/commitment/queries.server";
import { servedByAction, servedInWords } from "~/domain/commitment/served";
import { daysBetween, isLate, isStale, type IsoDate } from "~/domain/shared/period";
import { reachable } from "~/domain/shared/state-machine";
import { municipalityLoader } from "~/http/visit.server";
import { HistorySection } from "./history-section";
import { Milestones } from "./milestones";
import { Updates } from "./updates";

const few = 5;
const all = 500;
const whole = z.literal("all").nullable().catch(null).default(null);

export const loader = municipalityLoader(
  { may: "plan.read", params: ActionParams, search: z.object({ history: whole, updates: whole }) },
  async ({ db, params, search, language, today, municipality, may }) => {
    const action = await actionDetail(db, params.actionId, { updates: search.updates ? all : few });
    const history = await actionHistory(db, action.id, search.history ? all : few);
    const isOpen = isOpenAction(action.state);
    const daysLate = (dueOn: IsoDate | null) =>
      isOpen && dueOn && isLate(dueOn, today) ? daysBetween(dueOn, today) : null;
    const updatedOn = action.updates[0]?.reportedOn ?? null;
    const stale = isOpen && isStale(updatedOn, action.beganOn, today, municipality.updateIntervalDays);
    return {
      municipality: municipality.key,
      action: {
        ...action,
        milestones: action.milestones.map((milestone) => ({
          ...milestone,
          daysLate: milestone.doneOn === null ? daysLate(milestone.dueOn) : null,
        })),
      },
      history: { ...history, entries: history.entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })) },
      served: servedInWords(
        servedByAction(action.state, action.project?.state ?? null),
        await commitmentWords(db, language),
      ),
      isOpen,
      daysLate: daysLate(action.dueOn),
      updatedOn,
      staleDays: stale ? daysBetween(updatedOn ?? action.beganOn, today) : null,
      moves: may("action.transition", action)
        ? reachable(actionMachine, action.state, {}).flatMap(({ name }) => pathOfMove(name) ?? [])
        : [],
      mayWrite: may("action.write", action),
      mayUpdate: may("update.write", action),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.action.title);

/** What the page around this one, the list, has loaded. */
interface ListAround {
  rows: { id: string }[];
  total: number;
  list: { page: number };
}

export default function OneAction() {
  const { t, format } = useWords();
  const {
    municipality,
    action,
    history,
    served,
    isOpen,
    daysLate,
    updatedOn,
    staleDays,
    moves: open,
    mayWrite,
    mayUpdate,
  } = useLoaderData<typeof loader>();
  const location = useLocation();
  const search = listSearch(location.search);
  const title = useRef<HTMLHeadingElement>(null);
  // Whoever comes from the list is taken to what was opened; the step to the next action leaves the focus on its button.
  const { opened } = (location.state ?? {}) as { opened?: boolean };
  useEffect(() => {
    if (opened) title.current?.focus({ preventScroll: true });
  }, [opened, action.id]);
  const base = `/${municipality}/actions/${action.id}`;
  const to = (page: string) => `${base}/${page}${search}`;
  const main = open.find((path) => path === mainMove[action.state]);
  const others = open.filter((path) => path !== main);
  const lang = action.language;

  const owner = action.owner ? (
    [action.owner, action.unit].filter(Boolean).join(", ")
  ) : (
    <>
      <span className="late">{t("actions.cell.noOwner")}</span>{" "}
      {mayWrite && isOpen ? (
        <Link className="text-button" to={to("owner")}>
          {t("actions.one.assignOwner")}
        </Link>
      ) : null}
    </>
  );
  const facts: { key: string; term: ReactNode; detail: ReactNode }[] = [
    {
      key: "state",
      term: t("actions.one.state"),
      detail: <Tag outline={action.state === "blocked"}>{t(`states.action.${action.state}`)}</Tag>,
    },
    ...(action.stateReason ? [{ key: "reason", term: t("actions.one.reason"), detail: action.stateReason }] : []),
    ...(action.project
      ? [
          {
            key: "project",
            term: t("actions.one.project"),
            detail: (
              <Link
                className="ds-link"
                to={`/${municipality}/projects/${action.project.id}`}
                lang={action.project.language}
              >
                {action.project.title}
              </Link>
            ),
          },
        ]
      : []),
    ...(action.recommendations.length > 0
      ? [
          {
            key: "answers",
            term: t("actions.one.answers"),
            detail: (
              <ul className="plain-list">
                {action.recommendations.map(({ id, title, language }) => (
                  <li key={id}>
                    <Link className="ds-link" to={`/${municipality}/recommendations/${id}`} lang={language}>
                      {title}
                    </Link>
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    { key: "owner", term: t("actions.one.owner"), detail: owner },
    {
      key: "period",
      term: t("actions.one.period"),
      detail: <Period startsOn={action.startsOn} dueOn={action.dueOn} />,
    },
    ...(action.outcome
      ? [{ key: "outcome", term: t("actions.one.outcome"), detail: <p className="pre-line">{action.outcome}</p> }]
      : []),
    {
      key: "updated",
      term: t("actions.one.updated"),
      detail: (
        <>
          {updatedOn ? format.date(updatedOn) : staleDays === null ? t("actions.one.neverUpdated") : null}
          {staleDays === null ? null : (
            <span className={updatedOn ? "sub-line late" : "late"}>{t("actions.one.stale", { count: staleDays })}</span>
          )}
        </>
      ),
    },
    ...(served.length > 0
      ? [
          {
            key: "served",
            term: t("commitments.countsTowards"),
            detail: <Served base={`/${municipality}`} served={served} />,
          },
        ]
      : []),
  ];
  return (
    <article className="beside__panel" aria-labelledby="action-title">
      <PanelBar municipality={municipality} id={action.id} search={search} />
      <div>
        <h1 id="action-title" lang={lang} ref={title} tabIndex={-1}>
          {action.title}
        </h1>
        <Due {...action} daysLate={daysLate} />
      </div>
      {mayUpdate || mayWrite || open.length > 0 ? (
        <div className="button-row">
          {mayUpdate && isOpen ? (
            <Link className="ds-button" data-color="accent" to={to("update")}>
              {t("actions.one.writeUpdate")}
            </Link>
          ) : null}
          {main ? <MoveButton path={main} state={action.state} to={to} /> : null}
          {mayWrite && isOpen ? (
            <Link className="ds-button" data-color="accent" data-variant="secondary" to={to("dates")}>
              {t(action.dueOn ? "actions.one.moveDate" : "actions.one.setDate")}
            </Link>
          ) : null}
          {mayWrite || others.length > 0 ? (
            <Dropdown
              className="ds-button panel-more"
              variant="tertiary"
              align="end"
              label={t("actions.one.more")}
              summary={<Icon of={MenuElipsisHorizontalIcon} />}
            >
              <ul>
                {mayWrite ? (
                  <>
                    <li>
                      <Link className="menu-link" to={to("edit")}>
                        {t("actions.one.edit")}
                      </Link>
                    </li>
                    {isOpen ? (
                      <li>
                        <Link className="menu-link" to={to("owner")}>
                          {t(action.owner ? "actions.one.changeOwner" : "actions.one.assignOwner")}
                        </Link>
                      </li>
                    ) : null}
                  </>
                ) : null}
                {others.map((path) => (
                  <li key={path}>
                    <Link className="menu-link" to={to(path)}>
                      {t(`actions.moves.${moves[path].name}`)}
                    </Link>
                  </li>
                ))}
              </ul>
            </Dropdown>
          ) : null}
        </div>
      ) : null}
      <Facts facts={facts} />
      {action.description ? (
        <section aria-labelledby="action-about">
          <h2 id="action-about">{t("actions.one.about")}</h2>
          <p className="pre-line" lang={lang}>
            {action.description}
          </p>
        </section>
      ) : null}
      {action.isExample ? <p className="small quiet">{t("actions.one.example")}</p> : null}
      <Milestones milestones={action.milestones} lang={lang} to={to} mayWrite={mayWrite && isOpen} />
      <Updates updates={action.updates} total={action.updatesTotal} few={few} base={base} search={search} />
      <HistorySection
        entries={history.entries}
        total={history.total}
        few={few}
        base={base}
        search={search}
        whole={`/${municipality}/history/action/${action.id}`}
      />
    </article>
  );
}

/** The list's own part of the address, without what only this page reads. */
function listSearch(search: string): string {
  const given = new URLSearchParams(search);
  given.delete("history");
  given.delete("updates");
  return given.size > 0 ? `?${given.toString().replaceAll("%2C", ",")}` : "";
}

/** Where in the list this is, and the ways to its neighbours and back. */
function PanelBar({ municipality, id, search }: { municipality: string; id: string; search: string }) {
  const { t } = useWords();
  const around = useRouteLoaderData<ListAround>("routes/$municipality.actions");
  const index = around?.rows.findIndex((row) => row.id === id) ?? -1;
  const base = `/${municipality}/actions`;
  const neighbour = (step: 1 | -1) => (index === -1 ? undefined : around?.rows[index + step]?.id);
  const step = (otherId: string | undefined, word: "previous" | "next", icon: typeof ChevronUpIcon) =>
    otherId ? (
      <Link
        className="ds-button"
        data-variant="tertiary"
        data-color="neutral"
        data-icon
        aria-label={t(`actions.one.${word}`)}
        to={`${base}/${otherId}${search}`}
        preventScrollReset
      >
        <Icon of={icon} />
      </Link>
    ) : null;
  return (
    <div className="panel-bar">
      <p>
        {around && index >= 0
          ? t("actions.one.position", { place: (around.list.page - 1) * 50 + index + 1, total: around.total })
          : null}
      </p>
      {step(neighbour(-1), "previous", ChevronUpIcon)}
      {step(neighbour(1), "next", ChevronDownIcon)}
      <Link
        className="ds-button"
        data-variant="tertiary"
        data-color="neutral"
        data-icon
        aria-label={t("actions.one.close")}
        to={`${base}${search}`}
        state={{ closed: id }}
        preventScrollReset
      >
        <Icon of={XMarkIcon} />
      </Link>
    </div>
  );
}

/** The one thing to know at once: when it is due, and how late it is. */
function Due(action: {
  state: ActionState;
  dueOn: string | null;
  completedOn: string | null;
  daysLate: number | null;
}) {
  const { t, format } = useWords();
  if (action.state === "cancelled") return <p className="quiet">{t("actions.one.cancelled")}</p>;
  if (action.completedOn)
    return <p className="quiet">{t("actions.one.completedOn", { date: format.date(action.completedOn) })}</p>;
  if (!action.dueOn) return <p className="late">{t("actions.one.noDue")}</p>;
  const date = format.date(action.dueOn);
  if (action.daysLate === null) return <p className="quiet">{t("actions.one.due", { date })}</p>;
  return (
    <p className="late">
      {t("actions.one.dueLate", { date, late: t("actions.cell.late", { count: action.daysLate }) })}
    </p>
  );
}

function Period({ startsOn, dueOn }: { startsOn: string | null; dueOn: string | null }) {
  const { t, format } = useWords();
  if (startsOn && dueOn) return t("actions.one.periodBoth", { from: format.date(startsOn), to: format.date(dueOn) });
  if (startsOn) return t("actions.one.periodFrom", { date: format.date(startsOn) });
  if (dueOn) return t("actions.one.periodTo", { date: format.date(dueOn) });
  return <span className="quiet">{t("actions.one.periodNone")}</span>;
}

/** A move that asks for nothing is made at once; the others have a page that asks. */
function MoveButton({ path, state, to }: { path: MovePath; state: ActionState; to: (page: string) => string }) {
  const { t } = useWords();
  const label = t(`actions.moves.${moves[path].name}`);
  const address = to(path);
  if (path !== "start" && path !== "unblock") {
    return (
      <Link className="ds-button" data-color="accent" data-variant="secondary" to={address}>
        {label}
      </Link>
    );
  }
  return (
    <Form method="post" action={address} preventScrollReset>
      <input type="hidden" name="from" value={state} />
      <button className="ds-button" data-color="accent" data-variant="secondary">
        {label}
      </button>
    </Form>
  );
}
