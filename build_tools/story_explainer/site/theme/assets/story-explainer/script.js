// The language switch leads to the same place of the other page, not only to the page: both have the same ids.
(() => {
  const links = document.querySelectorAll(".switch a");
  const follow = () => links.forEach((link) => { link.hash = location.hash; });
  addEventListener("hashchange", follow);
  follow();
})();
