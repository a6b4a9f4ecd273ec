import { languageNames, languages } from "~/text/languages";
import { RecordForm } from "../record-form";
import { Field } from "../ui/field";
import type { FormAnswer } from "../ui/form-answer";
import { useWords } from "../use-words";

interface PracticeFormProps {
  answer: FormAnswer | undefined;
  values: Record<string, string>;
  version?: number;
  /** The networks to choose from, for a new one. */
  networks?: readonly { id: string; name: string }[];
  cancel: string;
}

/** What a finished project took, told to others. */
export function PracticeForm({ answer, values, version, networks, cancel }: PracticeFormProps) {
  const { t } = useWords();
  return (
    <RecordForm
      answer={answer}
      labels={{
        ...(networks ? { network: t("practices.form.network") } : {}),
        title: t("practices.form.name"),
        summary: t("practices.form.summary"),
        cost: t("practices.form.cost"),
        costNote: t("practices.form.costNote"),
        timeNote: t("practices.form.time"),
        partners: t("practices.form.partners"),
        pitfalls: t("practices.form.pitfalls"),
        language: t("practices.form.language"),
        isPublic: t("practices.form.isPublic"),
      }}
      values={values}
      version={version}
      display={(name, value) => (name === "language" ? (languageNames[value as "nb"] ?? value) : value)}
      submit={t(networks ? "practices.form.save" : "practices.form.saveChange")}
      cancel={{ href: cancel, label: t("forms.cancel") }}
    >
      {({ field }) => {
        const { defaultValue: isPublic, ...shown } = field("isPublic");
        return (
          <>
            {networks ? (
              <Field
                {...field("network")}
                kind="select"
                width="half"
                hint={t("practices.form.networkHint")}
                options={networks.map(({ id, name }) => ({ value: id, label: name }))}
              />
            ) : null}
            <Field {...field("title")} required={t("forms.required")} maxLength={200} />
            <Field {...field("summary")} kind="textarea" rows={8} hint={t("practices.form.summaryHint")} />
            <Field {...field("cost")} width="short" inputMode="decimal" unit={t("practices.form.costUnit")} />
            <Field {...field("costNote")} maxLength={500} />
            <Field {...field("timeNote")} hint={t("practices.form.timeHint")} maxLength={500} />
            <Field {...field("partners")} kind="textarea" rows={2} />
            <Field {...field("pitfalls")} kind="textarea" rows={5} hint={t("practices.form.pitfallsHint")} />
            <Field
              {...field("language")}
              kind="select"
              width="short"
              options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
            />
            <Field
              {...shown}
              kind="checkbox"
              hint={t("practices.form.isPublicHint")}
              defaultChecked={isPublic === "on"}
            />
          </>
        );
      }}
    </RecordForm>
  );
}
