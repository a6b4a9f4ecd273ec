import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { personHead } from "~/domain/member/persons.server";
import { owners } from "~/domain/member/queries.server";
import { HandOverForm, PersonParams } from "~/domain/member/schema";
import { handOver, openWork } from "~/domain/member/work.server";
import type { OpenWork } from "~/domain/member/work";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

/** Where one reads of the person whose work it is. */
const pageOf = (municipality: string, { id, userId }: { id: string; userId: string | null }) =>
  `/${municipality}/settings/${userId ? `members/${userId}` : `owners/${id}`}`;

export const loader = municipalityLoader(
  { may: "member.write", params: PersonParams },
  async ({ db, params, municipality, language }) => {
    const person = await personHead(db, params.personId);
    return {
      municipality: municipality.key,
      person: { name: person.name, isMember: person.userId !== null },
      items: await openWork(db, person.id),
      owners: (await owners(db)).filter(({ id }) => id !== person.id),
      back: pageOf(municipality.key, person),
      title: translatorFor(language).t("members.handOver.title", { name: person.name }),
    };
  },
);

export const action = municipalityAction(
  { may: "member.write", params: PersonParams, form: HandOverForm },
  async ({ db, actor, params, value, municipality }) => {
    await handOver(db, actor, params.personId, value);
    return redirect(pageOf(municipality.key, await personHead(db, params.personId)), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function HandOver() {
  const { t } = useWords();
  const { municipality, person, items, owners: offered, back, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const people = offered.map(({ id, name, unit }) => ({ value: id, label: unit ? `${name}, ${unit}` : name }));
  const labels = {
    all: t("members.handOver.all"),
    ...Object.fromEntries(items.map(({ title: name }, index) => [`items[${index}].to`, name])),
  };
  return (
    <>
      <SettingsHead
        title={title}
        lead={t("members.handOver.lead", { name: person.name })}
        between={[
          person.isMember
            ? { label: t("members.title"), page: "members" }
            : { label: t("owners.title"), page: "owners" },
        ]}
      />
      {items.length === 0 ? (
        <>
          <p>{t("members.handOver.nothing", { name: person.name })}</p>
          <Link className="ds-link" to={back}>
            {person.name}
          </Link>
        </>
      ) : (
        <RecordForm
          answer={answer}
          labels={labels}
          submit={t("members.handOver.save")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {({ field }) => (
            <>
              <Field
                kind="select"
                width="half"
                empty={t("members.handOver.choose")}
                hint={t("members.handOver.allHint")}
                options={people}
                {...field("all")}
              />
              <fieldset className="field handover">
                <legend className="field__label">{t("members.handOver.items")}</legend>
                {items.map((item, index) => (
                  <div key={item.id}>
                    <input type="hidden" name={`items[${index}].item`} value={`${item.kind}:${item.id}`} />
                    <Field
                      kind="select"
                      width="half"
                      empty={t("members.handOver.asAll")}
                      options={
                        item.needsOwner ? people : [...people, { value: "nobody", label: t("members.handOver.nobody") }]
                      }
                      hint={<About item={item} municipality={municipality} />}
                      {...field(`items[${index}].to`)}
                      label={<span lang={item.language}>{item.title}</span>}
                    />
                  </div>
                ))}
              </fieldset>
            </>
          )}
        </RecordForm>
      )}
    </>
  );
}

/** What kind of work it is, by when, and the way to it. */
function About({ item, municipality }: { item: OpenWork; municipality: string }) {
  const { t, format } = useWords();
  const kind = t(`members.handOver.kinds.${item.kind}`);
  return (
    <>
      <Link className="ds-link" to={`/${municipality}/${item.kind}s/${item.id}`}>
        {kind}
      </Link>
      {item.dueOn ? ` · ${t("members.handOver.due", { date: format.date(item.dueOn) })}` : null}
      {item.needsOwner ? ` · ${t("members.handOver.adopted")}` : null}
    </>
  );
}
