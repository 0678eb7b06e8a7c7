from pages.parts.meetings.page import show

show()
