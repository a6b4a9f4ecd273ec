import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { askMunicipality, publishedToAsk } from "~/domain/sharing/members.server";
import { AskForm } from "~/domain/sharing/schema";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader({ may: "network_member.write" }, async ({ db, network, language }) => ({
  network: { key: network.key, name: network.name },
  published: await publishedToAsk(db),
  title: translatorFor(language).t("sharing.ask.title"),
}));

export const action = networkAction(
  // Keys are not to be tried out: wrong ones are counted.
  { may: "network_member.write", form: AskForm, limit: "asking" },
  async ({ db, actor, network, url, value }) => {
    const link = (municipality: string) => publicUrl(`/${municipality}/settings/sharing`, url);
    await askMunicipality(db, actor, value, { network: network.name, link });
    return redirect(`/network/${network.key}/members`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Ask() {
  const { t } = useWords();
  const { network, published, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isShared = (name: string) => published.filter((one) => one.name === name).length > 1;
  const path = `/network/${network.key}`;
  return (
    <>
      <PageHead
        title={title}
        lead={t("sharing.ask.lead")}
        trail={{
          label: t("places.trail"),
          steps: [
            { label: network.name, href: path },
            { label: t("sharing.members.title"), href: `${path}/members` },
            { label: title },
          ],
        }}
      />
      <RecordForm
        answer={answer}
        labels={{ municipality: t("sharing.ask.municipality"), wave: t("sharing.ask.wave") }}
        submit={t("sharing.ask.submit")}
        cancel={{ href: `${path}/members`, label: t("forms.cancel") }}
      >
        {({ field }) => (
          <>
            <Field
              {...field("municipality")}
              width="half"
              required={t("forms.required")}
              hint={t(published.length === 0 ? "sharing.ask.noneHint" : "sharing.ask.municipalityHint")}
              list="published"
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
            />
            <datalist id="published">
              {published.map(({ key, name }) => (
                // A name that two share is told apart by its key.
                <option key={key} value={isShared(name) ? key : name} label={isShared(name) ? name : undefined} />
              ))}
            </datalist>
            <Field
              {...field("wave")}
              width="short"
              optional={t("forms.optional")}
              hint={t("sharing.ask.waveHint")}
              maxLength={40}
              autoComplete="off"
            />
          </>
        )}
      </RecordForm>
    </>
  );
}
