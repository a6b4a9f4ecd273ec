import { entryKinds, type EntryKind } from "~/domain/calendar/kinds";
import { languageNames, languages } from "~/text/languages";
import { RecordForm } from "../record-form";
import { Field } from "../ui/field";
import type { FormAnswer } from "../ui/form-answer";
import { useWords } from "../use-words";

interface EntryFormProps {
  answer: FormAnswer | undefined;
  values: Record<string, string>;
  version?: number;
  cancel: string;
}

const isKind = (value: string): value is EntryKind => entryKinds.some((kind) => kind === value);

/** Something on a network's calendar, new or changed. */
export function EntryForm({ answer, values, version, cancel }: EntryFormProps) {
  const { t, format } = useWords();
  return (
    <RecordForm
      answer={answer}
      labels={{
        kind: t("calendar.form.kind"),
        title: t("calendar.form.title"),
        startsOn: t("calendar.form.startsOn"),
        endsOn: t("calendar.form.endsOn"),
        fromTime: t("calendar.form.fromTime"),
        toTime: t("calendar.form.toTime"),
        place: t("calendar.form.place"),
        link: t("calendar.form.link"),
        text: t("calendar.form.text"),
        source: t("calendar.form.source"),
        language: t("calendar.form.language"),
      }}
      values={values}
      version={version}
      display={(name, value) => {
        if (name === "kind" && isKind(value)) return t(`calendar.kinds.${value}`);
        if (name === "language") return languageNames[value as "nb"] ?? value;
        return name.endsWith("On") && /^\d{4}-\d\d-\d\d$/.test(value) ? format.date(value) : value;
      }}
      submit={t("calendar.form.save")}
      cancel={{ href: cancel, label: t("forms.cancel") }}
    >
      {({ field }) => (
        <>
          <Field
            {...field("kind")}
            kind="select"
            width="short"
            options={entryKinds.map((value) => ({ value, label: t(`calendar.kinds.${value}`) }))}
          />
          <Field {...field("title")} required={t("forms.required")} maxLength={200} />
          <Field {...field("startsOn")} kind="date" width="short" required={t("forms.required")} />
          <Field {...field("endsOn")} kind="date" width="short" hint={t("calendar.form.endsOnHint")} />
          <Field {...field("fromTime")} kind="time" width="short" hint={t("calendar.form.timeHint")} />
          <Field {...field("toTime")} kind="time" width="short" />
          <Field {...field("place")} maxLength={200} />
          <Field {...field("link")} kind="url" hint={t("calendar.form.linkHint")} maxLength={500} />
          <Field {...field("text")} kind="textarea" rows={5} maxLength={4000} />
          <Field {...field("source")} hint={t("calendar.form.sourceHint")} maxLength={500} />
          <Field
            {...field("language")}
            kind="select"
            width="short"
            options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
          />
        </>
      )}
    </RecordForm>
  );
}
