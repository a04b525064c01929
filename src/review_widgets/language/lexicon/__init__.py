"""The words the rules are made of: people and things, verbs and their forms, classes of words for phrases."""
