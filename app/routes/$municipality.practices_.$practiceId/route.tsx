import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PracticeText } from "~/components/practice/practice-text";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { PracticeMoves } from "~/components/practice/practice-moves";
import { practiceFacts } from "~/domain/practice/commands.server";
import { ownCopies, practiceById } from "~/domain/practice/queries.server";
import { PracticeParams } from "~/domain/practice/schema";
import { practiceMachine } from "~/domain/practice/states";
import { reachable } from "~/domain/shared/state-machine";
import { municipalityLoader } from "~/http/visit.server";

export const loader = municipalityLoader(
  { may: "plan.read", params: PracticeParams },
  async ({ db, municipality, params, language, may }) => {
    const practice = await practiceById(db, params.practiceId, language);
    const mayOffer = practice.isOwn && may("practice.offer");
    return {
      municipality: municipality.key,
      practice,
      mayOffer,
      mayCopy: !practice.isOwn && may("practice.copy") && may("project.write", {}),
      moves: mayOffer ? reachable(practiceMachine, practice.state, await practiceFacts(db, practice.id)) : [],
      copies: await ownCopies(db, practice.id),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.practice.title);

export default function OnePractice() {
  const { t } = useWords();
  const { municipality, practice, mayOffer, mayCopy, moves, copies } = useLoaderData<typeof loader>();
  const list = `/${municipality}/practices`;
  const path = `${list}/${practice.id}`;
  const project = {
    key: "project",
    term: t("practices.one.project"),
    detail: (
      <Link className="ds-link" to={`/${municipality}/projects/${practice.projectId}`}>
        {t("practices.one.project")}
      </Link>
    ),
  };
  return (
    <>
      <PageHead
        title={practice.title}
        lang={practice.language}
        trail={{
          label: t("projects.trail"),
          steps: [
            { label: t("practices.title"), href: list },
            { label: practice.title, lang: practice.language },
          ],
        }}
        actions={
          mayCopy ? (
            <Link className="ds-button" data-color="accent" to={`${path}/copy`}>
              {t("practices.copy.open")}
            </Link>
          ) : mayOffer ? (
            <Link className="ds-button" data-color="accent" to={`${path}/edit`}>
              {t(practice.state === "asked" ? "practices.one.write" : "practices.one.edit")}
            </Link>
          ) : undefined
        }
      />
      <PracticeText practice={practice} more={practice.isOwn ? [project] : []} />
      {copies.length > 0 ? (
        <section className="section">
          <div className="section-head">
            <h2>{t("practices.one.ownCopies")}</h2>
          </div>
          <ul className="rule-list">
            {copies.map((copy) => (
              <li key={copy.projectId}>
                <Link className="ds-link" to={`/${municipality}/projects/${copy.projectId}`} lang={copy.language}>
                  {copy.name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {mayOffer ? (
        <section className="section">
          <div className="section-head">
            <h2>{t("practices.one.moves")}</h2>
          </div>
          <PracticeMoves path={path} moves={moves} version={practice.version} />
        </section>
      ) : null}
    </>
  );
}
