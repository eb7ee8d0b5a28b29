# Types print as they were written, and compare by meaning.
from typing import Any, Callable, Dict, List, Literal, Optional, Tuple, Union, get_args, get_origin

print(List[int], Dict[str, List[int]], Tuple[int, ...], Optional[str], Union[int, str, None])  # expect: typing.List[int] typing.Dict[str, typing.List[int]] typing.Tuple[int, ...] typing.Optional[str] typing.Union[int, str, NoneType]
print(Callable[[int, str], bool], Callable[..., Any], Literal["a", 1])  # expect: typing.Callable[[int, str], bool] typing.Callable[..., typing.Any] typing.Literal['a', 1]
print(Union[int, Union[str, int]], Union[int], Optional[None], Union[int, str] == Union[str, int])  # expect: typing.Union[int, str] <class 'int'> <class 'NoneType'> True
print(List[int] == List[int], List[int] is List[int], List[int] == list[int])  # expect: True True False
print(get_origin(Dict[str, int]), get_args(Dict[str, int]), get_args(Callable[[int], str]), get_origin(int))  # expect: <class 'dict'> (<class 'str'>, <class 'int'>) ([<class 'int'>], <class 'str'>) None
print(isinstance([], List), isinstance(3, Union[int, str]))  # expect: True True
for call in (lambda: List[int, str], lambda: isinstance([], List[int]), lambda: Union[()], lambda: Any()):
    try:
        call()
    except TypeError as error:
        print(error)  # expect: Too many arguments for typing.List; actual 2, expected 1
        # expect: Subscripted generics cannot be used with class and instance checks
        # expect: Cannot take a Union of no types.
        # expect: Any cannot be instantiated
