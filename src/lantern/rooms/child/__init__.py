"""One child: the chronology, what was known when, who has looked, and prints for whoever they are for."""
