"""What a person does with a page: fills in, ticks, presses, follows. Texts are those on the screen, in Swedish."""

from playwright.sync_api import Locator, Page, expect


def tab_to(thing: Locator, *, most: int = 200) -> None:
    """Press Tab until it has the focus, as whoever has no mouse does."""
    expect(thing).to_be_visible()
    for _ in range(most):
        if thing.evaluate("it => it === document.activeElement"):
            return
        thing.page.keyboard.press("Tab")
    raise AssertionError(f"not reached by {most} presses of Tab: {thing}")


class Hands:
    """One person at one browser."""

    def __init__(self, page: Page, *, base: str) -> None:
        self.page, self.base = page, base

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def go(self, address: str) -> None:
        self.page.goto(address if address.startswith("http") else self.base + address)

    def fill(self, **answers: str | list[str] | bool) -> None:
        """Answer fields by their names; a list or a choice is answered with what stands beside it."""
        for name, answer in answers.items():
            field = self.main.locator(f"[name={name}]")
            kind = field.first.evaluate("field => field.tagName === 'SELECT' ? 'select' : field.type")
            if kind == "select":
                self._choose(field, str(answer))
            elif kind in ("radio", "checkbox"):
                for text in answer if isinstance(answer, list) else [answer]:
                    self._tick(field, text)
            else:
                field.fill(str(answer))

    def _choose(self, field: Locator, text: str) -> None:
        options = [option.strip() for option in field.locator("option").all_inner_texts()]
        field.select_option(index=next(i for i, option in enumerate(options) if option.startswith(text)))

    def _tick(self, field: Locator, text: str | bool) -> None:
        texts = [str(label).strip() for label in field.evaluate_all("all => all.map(box => box.labels[0].innerText)")]
        field.nth(0 if text is True else next(i for i, each in enumerate(texts) if each.startswith(str(text)))).check()

    def names_of_fields(self, beginning: str) -> list[str]:
        """Names that end in a row's number: which number it is depends on what was made before."""
        fields = self.main.locator(f"[name^={beginning}]")
        return list(dict.fromkeys(fields.evaluate_all("all => all.map(field => field.name)")))

    def press(self, text: str) -> None:
        self.main.get_by_role("button", name=text, exact=True).first.click()
        self.page.wait_for_load_state()

    def follow(self, text: str) -> None:
        self.main.get_by_role("link", name=text, exact=True).first.click()
        self.page.wait_for_load_state()

    def choose_in_menu(self, text: str) -> None:
        self.page.locator("nav").get_by_role("link", name=text, exact=True).first.click()
        self.page.wait_for_load_state()

    def send(self, text: str, **answers: str | list[str] | bool) -> None:
        """Fill in and press."""
        self.fill(**answers)
        self.press(text)

    def enter_on(self, thing: Locator) -> None:
        """Press a link or a button that leads to another page, with the keyboard."""
        tab_to(thing)
        self.press_enter()

    def press_enter(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def sees(self, text: str) -> None:
        expect(self.main).to_contain_text(text)

    def where(self) -> str:
        """The address without the site's name."""
        return self.page.url.removeprefix(self.base)
