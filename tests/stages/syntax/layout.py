# Layout: tabs, form feeds, joined lines, blank lines, comments.
if a:
	b

  # comment
	if c: # comment
		d
	e
f = (1,
# in brackets

   2) ; g
if h \
   and i:
  j\
  .k

\
l
while m:
    n


# end
class A:

  x = 1
  
  def f(self):

      return [
1,
2]
  y = """
 z
"""; w
if a:
  if b:
    if c:
      d
e
if a:
  b
else:
       c
x = 1;
# last