// What the sentences cited say in a language, where a text is still empty in it: offered below, and put in by a click.
export const citesIn = (field) => (field?.value ?? "").split(/[,\s]+/).filter(Boolean);

const textOf = (button) => button.parentElement.querySelector("textarea");

export function offers(form) {
  for (const button of form.querySelectorAll("[data-from]")) {
    const { from, locale } = button.dataset;
    const words = citesIn(form.elements[from]).map((id) => (
      form.querySelector(`[data-segment="${CSS.escape(id)}"] span[lang="${CSS.escape(locale)}"]`)?.textContent));
    button.hidden = Boolean(textOf(button).value.trim()) || !words.length || !words.every(Boolean);
    button.querySelector("span").textContent = button.hidden ? "" : words.join(" ");
  }
}

export function putIn(button) {
  const text = textOf(button);
  text.value = button.querySelector("span").textContent;
  text.focus();
}
