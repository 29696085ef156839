// What is typed into the forms of the desk’s own pages, kept until it is sent.
const keyOf = (form) => `desk:form:${form.className}:${form.dataset.story ?? ""}`;
const fields = (form) => [...form.elements].filter((one) => one.name && one.type !== "file");

// What was typed, by the names of fields; also of fields that are not there yet.
export function typedInto(form) {
  return JSON.parse(localStorage.getItem(keyOf(form)) ?? "{}");
}

export function kept() {
  for (const form of document.querySelectorAll(".desk-articles, .desk-publish")) {
    const before = typedInto(form);
    for (const field of fields(form)) field.value = before[field.name] ?? field.value;
    form.addEventListener("input", () => {
      const now = Object.fromEntries(fields(form).map((field) => [field.name, field.value]));
      localStorage.setItem(keyOf(form), JSON.stringify({ ...typedInto(form), ...now }));
    });
  }
}

export function sent(form) {
  localStorage.removeItem(keyOf(form));
}
