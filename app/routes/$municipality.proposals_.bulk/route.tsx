import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import { proposalTitles } from "~/domain/proposal/queries.server";
import { BulkForm } from "~/domain/proposal/schema";
import { bulkBlocks, moveProposals } from "~/domain/proposal/treatment.server";
import { publicUrl } from "~/http/public-url.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

// Several proposals moved alike: first what is chosen, then what became of each. The list's filter goes along all the way.

const listOfIds = z
  .union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(200)])
  .catch([])
  .default([]);

/** What can be told of one proposal; what else might stand in the address is none of it. */
const outcomes = ["done", "no_such_move", "no_no_interest", "gone"] as const;
type Block = "no_such_move" | "no_no_interest";
const result = z.string().regex(new RegExp(`^[0-9a-f-]{36}:(${outcomes.join("|")})$`));

const Search = z.object({
  move: z.enum(["evaluate", "decline"]).catch("evaluate").default("evaluate"),
  list: z.string().max(2_000).catch("").default(""),
  chosen: listOfIds,
  result: z
    .union([result.transform((one) => [one]), z.array(result).max(200)])
    .catch([])
    .default([]),
});

const listOf = (municipality: string, query: string) =>
  `/${municipality}/proposals${query === "" ? "" : `?${new URLSearchParams(query).toString()}`}`;

export const loader = municipalityLoader(
  { may: "proposal.treat", search: Search },
  async ({ db, actor, search, municipality, language }) => {
    const told = new Map(search.result.map((one) => one.split(":") as [string, (typeof outcomes)[number]]));
    const rows = await proposalTitles(db, told.size > 0 ? [...told.keys()] : search.chosen);
    const blocks = await bulkBlocks(db, actor, told.size > 0 ? [] : search.chosen, search.move);
    return {
      path: `/${municipality.key}/proposals`,
      list: listOf(municipality.key, search.list),
      move: search.move,
      rows: rows.map((row) => ({
        ...row,
        outcome: told.get(row.id) ?? null,
        // As the result names it.
        blocked: (blocks.get(row.id)?.split(".").at(-1) as Block | undefined) ?? null,
      })),
      title: translatorFor(language).t(`proposals.bulk.${search.move}`),
    };
  },
);

export const action = municipalityAction(
  { may: "proposal.treat", form: BulkForm },
  async ({ db, actor, value, url, municipality }) => {
    const results = await moveProposals(db, actor, value, (path) => publicUrl(path, url));
    const told = new URLSearchParams({ move: value.move, list: url.searchParams.get("list") ?? "" });
    for (const { id, refused } of results) told.append("result", `${id}:${refused?.split(".").at(-1) ?? "done"}`);
    return redirect(`/${municipality.key}/proposals/bulk?${told.toString()}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function SeveralProposals() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { path, list, move, rows, title } = useLoaderData<typeof loader>();
  const trail = {
    label: t("proposals.trail"),
    steps: [{ label: t("proposals.title"), href: list }, { label: title }],
  };
  if (rows.length === 0) {
    return (
      <>
        <PageHead title={title} trail={trail} />
        <EmptyState
          title={t("proposals.bulk.noneChosen")}
          action={
            <Link className="ds-button" data-color="accent" to={list}>
              {t("proposals.bulk.toList")}
            </Link>
          }
        >
          {t("proposals.bulk.chooseSome")}
        </EmptyState>
      </>
    );
  }
  const isTold = rows.some(({ outcome }) => outcome !== null);
  const done = rows.filter(({ outcome }) => outcome === "done").length;
  const movable = rows.filter(({ blocked }) => blocked === null);
  const chosen = (
    <RuleList
      rows={rows.map(({ id, title: name, language, state, outcome, blocked }) => ({
        key: id,
        main: (
          <Link className="ds-link" data-color="neutral" lang={language} to={`${path}/${id}`}>
            {name}
          </Link>
        ),
        note:
          outcome === null
            ? blocked === null
              ? undefined
              : t(`proposals.bulk.cannot.${blocked}`, { state: t(`proposals.states.${state}`) })
            : outcome === "done"
              ? t(`proposals.bulk.${move}Done`)
              : t(`proposals.bulk.${outcome}`),
      }))}
    />
  );
  if (isTold) {
    return (
      <>
        <PageHead title={title} lead={t("proposals.bulk.result", { done, all: rows.length })} trail={trail} />
        {chosen}
        <p className="section">
          <Link className="ds-button" data-color="accent" to={list}>
            {t("proposals.bulk.toList")}
          </Link>
        </p>
      </>
    );
  }
  return (
    <>
      <PageHead title={title} lead={t(`proposals.bulk.${move}Lead`)} trail={trail} />
      {movable.length < rows.length ? (
        <p className="strong" role="status">
          {t("proposals.bulk.fits", { count: movable.length, all: rows.length })}
        </p>
      ) : null}
      {chosen}
      {movable.length === 0 ? (
        <p className="section">
          <Link className="ds-button" data-color="accent" to={list}>
            {t("proposals.bulk.toList")}
          </Link>
        </p>
      ) : (
        <div className="section">
          <RecordForm
            answer={answer}
            labels={{ reason: t("proposals.decision.reason") }}
            submit={t("proposals.bulk.submit", { count: movable.length })}
            cancel={{ href: list, label: t("forms.cancel") }}
          >
            {({ field }) => (
              <>
                <input type="hidden" name="move" value={move} />
                {movable.map(({ id }) => (
                  <input key={id} type="hidden" name="chosen" value={id} />
                ))}
                {move === "decline" ? (
                  <Field
                    {...field("reason")}
                    kind="textarea"
                    required={t("forms.required")}
                    hint={t("proposals.decision.reasonHint")}
                    maxLength={4000}
                  />
                ) : null}
              </>
            )}
          </RecordForm>
        </div>
      )}
    </>
  );
}
